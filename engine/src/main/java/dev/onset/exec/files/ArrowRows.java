package dev.onset.exec.files;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowBatchBuilder;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowType;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** Rows as Arrow has them. Timestamps are microseconds in UTC. */
final class ArrowRows {

    private ArrowRows() {}

    /** @param elements of each column that is an ARRAY; null for the others */
    static List<ArrowField> schema(List<Field> fields, List<@Nullable ElementType> elements) {
        List<ArrowField> schema = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            schema.add(field(fields.get(i), elements.get(i)));
        }
        return schema;
    }

    private static ArrowField field(Field field, @Nullable ElementType element) {
        DecimalDigits digits = field.decimal();
        return digits == null ? field(field.name(), field.type(), element)
                : ArrowField.decimal(field.name(), digits.precision(), digits.scale()).orNull();
    }

    static ArrowField field(String name, DataType type, @Nullable ElementType element) {
        ArrowField field = switch (type) {
            case BOOLEAN -> ArrowField.of(name, ArrowType.BOOLEAN);
            case INTEGER -> ArrowField.of(name, ArrowType.INT32);
            case BIGINT -> ArrowField.of(name, ArrowType.INT64);
            case DOUBLE -> ArrowField.of(name, ArrowType.FLOAT64);
            case VARCHAR, NULL -> ArrowField.of(name, ArrowType.UTF8);
            case DATE -> ArrowField.of(name, ArrowType.DATE);
            case TIME -> ArrowField.of(name, ArrowType.TIME);
            case TIMESTAMP -> ArrowField.of(name, ArrowType.TIMESTAMP);
            case INTERVAL_DAY_TIME -> ArrowField.of(name, ArrowType.DURATION);
            case INTERVAL_YEAR_MONTH -> ArrowField.of(name, ArrowType.MONTHS);
            case MAP -> ArrowField.textMap(name);
            case ARRAY -> {
                ElementType item = element == null ? ElementType.UNKNOWN : element;
                yield ArrowField.list(name, field("item", item.type(), item.element()));
            }
        };
        return field.orNull();
    }

    static ArrowBatchBuilder batch(Batch batch, List<Field> fields, List<@Nullable ElementType> elements) {
        ArrowBatchBuilder arrow = new ArrowBatchBuilder(batch.size());
        for (int i = 0; i < batch.columns().size(); i++) {
            if (fields.get(i).decimal() == null) {
                column(arrow, batch.column(i), batch.size(), elements.get(i));
            } else {
                decimals(arrow, fields.get(i), batch.column(i), batch.size());
            }
        }
        return arrow;
    }

    private static void decimals(ArrowBatchBuilder arrow, Field field, Column column, int rows) {
        BitSet nulls = new BitSet();
        long[] halves = new long[2 * rows];
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                nulls.set(row);
            } else {
                BigInteger value = DecimalCells.of(field, column.doubleAt(row)).unscaledValue();
                halves[2 * row] = value.longValue();
                halves[2 * row + 1] = value.shiftRight(Long.SIZE).longValue();
            }
        }
        arrow.decimal128(halves, nulls);
    }

    private static void column(ArrowBatchBuilder arrow, Column column, int rows, @Nullable ElementType element) {
        BitSet nulls = new BitSet();
        for (int row = 0; row < rows; row++) {
            nulls.set(row, column.isNull(row));
        }
        switch (column.type()) {
            case INTEGER, DATE, INTERVAL_YEAR_MONTH -> {
                int[] values = new int[rows];
                for (int row = nulls.nextClearBit(0); row < rows; row = nulls.nextClearBit(row + 1)) {
                    values[row] = Math.toIntExact(column.longAt(row));
                }
                arrow.int32(values, nulls);
            }
            case BIGINT, TIME, TIMESTAMP, INTERVAL_DAY_TIME -> {
                long[] values = new long[rows];
                for (int row = nulls.nextClearBit(0); row < rows; row = nulls.nextClearBit(row + 1)) {
                    values[row] = column.longAt(row);
                }
                arrow.int64(values, nulls);
            }
            case DOUBLE -> {
                double[] values = new double[rows];
                for (int row = nulls.nextClearBit(0); row < rows; row = nulls.nextClearBit(row + 1)) {
                    values[row] = column.doubleAt(row);
                }
                arrow.float64(values, nulls);
            }
            case BOOLEAN -> {
                boolean[] values = new boolean[rows];
                for (int row = nulls.nextClearBit(0); row < rows; row = nulls.nextClearBit(row + 1)) {
                    values[row] = column.booleanAt(row);
                }
                arrow.bool(values, nulls);
            }
            case VARCHAR, NULL, MAP, ARRAY -> {
                List<@Nullable Object> values = new ArrayList<>(rows);
                for (int row = 0; row < rows; row++) {
                    values.add(column.objectAt(row));
                }
                objects(arrow, values, column.type(), element);
            }
        }
    }

    /** Values as objects: those of a column, or the elements of lists. */
    private static void objects(ArrowBatchBuilder arrow, List<@Nullable Object> values, DataType type,
            @Nullable ElementType element) {
        BitSet nulls = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            nulls.set(i, values.get(i) == null);
        }
        switch (type) {
            case BIGINT -> arrow.int64(values.stream().mapToLong(v -> v instanceof Number n ? n.longValue() : 0)
                    .toArray(), nulls);
            case DOUBLE -> arrow.float64(values.stream().mapToDouble(v -> v instanceof Number n ? n.doubleValue() : 0)
                    .toArray(), nulls);
            case BOOLEAN -> {
                boolean[] flags = new boolean[values.size()];
                for (int i = 0; i < flags.length; i++) {
                    flags[i] = Boolean.TRUE.equals(values.get(i));
                }
                arrow.bool(flags, nulls);
            }
            case MAP -> {
                arrow.list(values.stream().mapToInt(v -> v instanceof Map<?, ?> map ? map.size() : 0).toArray(), nulls);
                List<String> keys = new ArrayList<>();
                List<@Nullable String> entries = new ArrayList<>();
                for (Object value : values) {
                    if (value instanceof Map<?, ?> map) {
                        map.forEach((key, entry) -> {
                            keys.add(String.valueOf(key));
                            entries.add(entry == null ? null : entry.toString());
                        });
                    }
                }
                arrow.struct(keys.size()).utf8(keys).utf8(entries);
            }
            case ARRAY -> {
                ElementType item = element == null ? ElementType.UNKNOWN : element;
                arrow.list(values.stream().mapToInt(v -> v instanceof List<?> list ? list.size() : 0).toArray(), nulls);
                List<@Nullable Object> items = new ArrayList<>();
                for (Object value : values) {
                    if (value instanceof List<?> list) {
                        items.addAll(list);
                    }
                }
                objects(arrow, items, item.type(), item.element());
            }
            default -> arrow.utf8(values.stream().map(v -> v == null ? null : v.toString()).toList());
        }
    }
}
