package dev.onset.exec.expression;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ColumnBuffer;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.Gatherer;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/**
 * An operator given by a function of one row, for operators that cost much more than a call: on texts, maps, patterns.
 *
 * <p>Where the only argument that varies is a dictionary column, each distinct value is computed once and remembered as long
 * as the dictionary stays the same.
 */
final class RowEvaluator extends StrictEvaluator {

    /** Reads the arguments of a row, none of which is NULL. */
    interface LongFunction {
        long apply(Column[] arguments, int row);
    }

    /** Reads the arguments of a row, none of which is NULL. */
    interface DoubleFunction {
        double apply(Column[] arguments, int row);
    }

    /** Reads the arguments of a row, none of which is NULL. */
    interface BooleanFunction {
        boolean apply(Column[] arguments, int row);
    }

    /** Reads the arguments of a row, none of which is NULL; null is NULL. */
    interface ObjectFunction<T> {
        @Nullable
        T apply(Column[] arguments, int row);
    }

    /** Computes all valid rows. */
    private interface Loop {
        Column run(Column[] arguments, long @Nullable [] validity, int size);
    }

    private final Loop loop;
    private final Gatherer gatherer = new Gatherer();
    private String @Nullable [] dictionary;
    private @Nullable Object @Nullable [] constants;
    private int[] slots = {};
    private int[] rows = {};
    private ColumnBuffer results;

    private RowEvaluator(DataType type, List<Evaluator> arguments, Loop loop) {
        super(type, arguments);
        this.loop = loop;
        this.results = new ColumnBuffer(type);
    }

    static Evaluator longs(DataType type, List<Evaluator> arguments, LongFunction function) {
        return new RowEvaluator(type, arguments, (columns, validity, size) -> {
            long[] values = new long[size];
            for (int row = 0; row < size; row++) {
                if (Nulls.isValid(validity, row)) {
                    values[row] = function.apply(columns, row);
                }
            }
            return new LongColumn(type, values, validity);
        });
    }

    static Evaluator doubles(DataType type, List<Evaluator> arguments, DoubleFunction function) {
        return new RowEvaluator(type, arguments, (columns, validity, size) -> {
            double[] values = new double[size];
            for (int row = 0; row < size; row++) {
                if (Nulls.isValid(validity, row)) {
                    values[row] = function.apply(columns, row);
                }
            }
            return new DoubleColumn(type, values, validity);
        });
    }

    static Evaluator booleans(List<Evaluator> arguments, BooleanFunction function) {
        return new RowEvaluator(DataType.BOOLEAN, arguments, (columns, validity, size) -> {
            boolean[] values = new boolean[size];
            for (int row = 0; row < size; row++) {
                if (Nulls.isValid(validity, row)) {
                    values[row] = function.apply(columns, row);
                }
            }
            return new BooleanColumn(DataType.BOOLEAN, values, validity);
        });
    }

    static Evaluator texts(List<Evaluator> arguments, ObjectFunction<String> function) {
        return new RowEvaluator(DataType.VARCHAR, arguments, (columns, validity, size) -> {
            String[] values = new String[size];
            return new TextColumn(DataType.VARCHAR, values, fill(values, columns, validity, size, function));
        });
    }

    /** Results of any layout, boxed, where NULL can come of arguments that are not. */
    static Evaluator objects(DataType type, List<Evaluator> arguments, ObjectFunction<?> function) {
        return new RowEvaluator(type, arguments, (columns, validity, size) -> {
            Object[] values = new Object[size];
            long @Nullable [] valid = fill(values, columns, validity, size, function);
            return BoxedValues.column(type, values, valid);
        });
    }

    private static long @Nullable [] fill(@Nullable Object[] values, Column[] columns, long @Nullable [] validity,
            int size,
            ObjectFunction<?> function) {
        long @Nullable [] valid = null;
        for (int row = 0; row < size; row++) {
            if (Nulls.isValid(validity, row)) {
                values[row] = function.apply(columns, row);
                if (values[row] == null) {
                    if (valid == null) {
                        valid = Nulls.copy(validity, size);
                    }
                    Validity.setNull(valid, row);
                }
            }
        }
        return valid == null ? validity : valid;
    }

    @Override
    Column compute(Column[] columns, long @Nullable [] validity, int size) {
        int varying = -1;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] instanceof ConstantColumn) {
                continue;
            }
            if (varying >= 0 || !(columns[i] instanceof DictionaryColumn)) {
                return loop.run(columns, validity, size);
            }
            varying = i;
        }
        return varying >= 0 && columns[varying] instanceof DictionaryColumn column
                ? byDictionary(columns, varying, column, size)
                : loop.run(columns, validity, size);
    }

    private Column byDictionary(Column[] columns, int varying, DictionaryColumn column, int size) {
        remember(columns, column);
        rows = rows.length >= size ? rows : new int[size];
        int[] codes = column.codes();
        int fresh = 0;
        String[] values = new String[0];
        for (int row = 0; row < size; row++) {
            int code = codes[row];
            if (code >= 0 && slots[code] < 0) {
                values = fresh < values.length ? values : Arrays.copyOf(values, Math.max(8, 2 * fresh));
                values[fresh] = column.dictionary()[code];
                slots[code] = results.size() + fresh++;
            }
            rows[row] = code < 0 ? -1 : slots[code];
        }
        if (fresh > 0) {
            Column[] distinct = columns.clone();
            distinct[varying] = new TextColumn(column.type(), values, null);
            try {
                results.append(loop.run(distinct, null, fresh), fresh);
            } catch (RuntimeException e) {
                dictionary = null;
                throw e;
            }
        }
        return gatherer.gatherOrNull(results.column(), rows, 0, size);
    }

    @SuppressWarnings("ReferenceEquality") // batches of a scan share the array itself
    private static boolean isSame(String @Nullable [] known, String[] dictionary) {
        return known == dictionary;
    }

    /** Forgets what was computed for another dictionary or with other constants. */
    private void remember(Column[] columns, DictionaryColumn column) {
        @Nullable
        Object[] current = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            current[i] = columns[i] instanceof ConstantColumn constant ? constant.value() : null;
        }
        if (!isSame(dictionary, column.dictionary()) || !Arrays.equals(constants, current)) {
            dictionary = column.dictionary();
            constants = current;
            slots = new int[column.dictionary().length];
            Arrays.fill(slots, -1);
            results = new ColumnBuffer(type);
        }
    }
}
