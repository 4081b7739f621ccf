package dev.onset.jdbc;

import java.sql.Types;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** The elements of an array as rows. */
final class ArrayRows {

    private ArrayRows() {}

    /**
     * Rows of INDEX and VALUE.
     *
     * @param first index of the first element
     * @param baseType of the elements, as in {@link Types}
     */
    static QueryResult of(long first, List<?> elements, int baseType) {
        DataType type = switch (baseType) {
            case Types.BIGINT -> DataType.BIGINT;
            case Types.DOUBLE -> DataType.DOUBLE;
            case Types.BOOLEAN -> DataType.BOOLEAN;
            default -> DataType.VARCHAR;
        };
        List<Field> fields = List.of(new Field("INDEX", DataType.BIGINT, false), new Field("VALUE", type, true));
        int size = elements.size();
        if (size == 0) {
            return QueryResult.of(fields, List.of());
        }
        long[] indexes = new long[size];
        for (int i = 0; i < size; i++) {
            indexes[i] = first + i;
        }
        return QueryResult.of(fields, List.of(new Batch(size,
                List.of(new LongColumn(DataType.BIGINT, indexes, null), values(type, elements)))));
    }

    private static Column values(DataType type, List<?> elements) {
        int size = elements.size();
        long[] numbers = new long[size];
        double[] doubles = new double[size];
        boolean[] flags = new boolean[size];
        String[] texts = new String[size];
        long[] validity = Validity.noneValid(size);
        for (int i = 0; i < size; i++) {
            @Nullable
            Object element = elements.get(i);
            if (element == null) {
                continue;
            }
            Validity.setValid(validity, i);
            texts[i] = element.toString();
            if (element instanceof Number number) {
                numbers[i] = number.longValue();
                doubles[i] = number.doubleValue();
            }
            flags[i] = Boolean.TRUE.equals(element);
        }
        return switch (type) {
            case BIGINT -> new LongColumn(type, numbers, validity);
            case DOUBLE -> new DoubleColumn(type, doubles, validity);
            case BOOLEAN -> new BooleanColumn(type, flags, validity);
            default -> new TextColumn(type, texts, validity);
        };
    }
}
