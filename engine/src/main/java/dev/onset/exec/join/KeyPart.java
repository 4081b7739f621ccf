package dev.onset.exec.join;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RunIdSet;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.expression.ComparisonEvaluators;
import dev.onset.plan.DataType;
import dev.onset.plan.DataType.Layout;

/**
 * The values of one key column of the building side, numbered from 0. Equal values have equal numbers: numbers of different
 * types are compared as DOUBLE, dates with timestamps as timestamps, all NaN are equal, and so are both zeros.
 */
final class KeyPart {

    static final int NONE = -1;
    private static final int UNKNOWN = -2;
    private static final int ROWS_A_CHECK = 1 << 16;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final Layout layout;
    private final boolean asTimestamp;
    private final LongTable longs = new LongTable();
    private final Map<Object, Integer> objects = new HashMap<>();
    private @Nullable RunIdNumbers runIds;

    /** Where the values are ids of the archive's runs: these are told apart by the numbers of the runs, without a look at them. */
    private record RunIdNumbers(RunTable runs, int[] idOfRun, int size) {

        /** Writes the number of each row's id. */
        static RunIdNumbers of(DictionaryColumn column, RunTable runs, int[] ids) {
            int[] idOfRun = new int[runs.count()];
            Arrays.fill(idOfRun, NONE);
            int size = 0;
            for (int row = 0; row < ids.length; row++) {
                int run = column.codes()[row];
                if (run >= 0 && idOfRun[run] == NONE) {
                    idOfRun[run] = size++;
                }
                ids[row] = run < 0 ? NONE : idOfRun[run];
            }
            return new RunIdNumbers(runs, idOfRun, size);
        }

        int find(@Nullable Object id) {
            int run = id instanceof String text ? runs.find(text) : -1;
            return run < 0 ? NONE : idOfRun[run];
        }

        Set<String> texts() {
            BitSet wanted = new BitSet();
            for (int run = 0; run < idOfRun.length; run++) {
                wanted.set(run, idOfRun[run] != NONE);
            }
            return new RunIdSet(runs, wanted);
        }
    }

    KeyPart(DataType left, DataType right) {
        layout = ComparisonEvaluators.commonLayout(left, right);
        asTimestamp = left != right && (left == DataType.DATE || right == DataType.DATE);
    }

    /** Numbers the values of the building side; NULL is −1. */
    int[] build(Column column, int rows, QueryContext context) {
        int[] ids = new int[rows];
        RunTable runs = context.snapshot().runs();
        if (column instanceof DictionaryColumn coded && layout == Layout.TEXT && runs.areRunIds(coded.dictionary())) {
            runIds = RunIdNumbers.of(coded, runs, ids);
            return ids;
        }
        for (int row = 0; row < rows; row++) {
            if (row % ROWS_A_CHECK == 0) {
                context.checkCancelled();
            }
            if (column.isNull(row)) {
                ids[row] = NONE;
            } else if (isHashedAsLong()) {
                ids[row] = longs.add(normalized(column, row));
            } else {
                Object value = column.objectAt(row);
                Integer next = objects.size();
                Integer known = value == null ? next : objects.putIfAbsent(value, next);
                ids[row] = known == null ? next : known;
            }
        }
        longs.seal();
        return ids;
    }

    /** How many distinct values there are. */
    int size() {
        return runIds != null ? runIds.size() : isHashedAsLong() ? longs.size() : objects.size();
    }

    /** The distinct texts; null if the key is none. */
    @Nullable
    Set<String> texts() {
        if (runIds != null) {
            return runIds.texts();
        }
        return layout == Layout.TEXT
                ? objects.keySet().stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet())
                : null;
    }

    private boolean isHashedAsLong() {
        return layout == Layout.LONG || layout == Layout.DOUBLE || layout == Layout.BOOLEAN;
    }

    private long normalized(Column column, int row) {
        return switch (layout) {
            case DOUBLE -> Double.doubleToLongBits(column.doubleAt(row) + 0.0);
            case BOOLEAN -> column.booleanAt(row) ? 1 : 0;
            default -> asTimestamp && column.type() == DataType.DATE
                    ? column.longAt(row) * MICROS_PER_DAY
                    : column.longAt(row);
        };
    }

    /** Looks values up for one thread. Each value of a dictionary is looked up once. */
    final class Lookup {

        private String @Nullable [] dictionary;
        private int[] idOfCode = {};

        /**
         * Writes the number of each row's value, −1 for NULL and for values that the building side does not have.
         *
         * @param rows at least 1
         * @return whether it is known to be the same in all rows, and was only written for the first one
         */
        boolean find(Column column, int rows, int[] ids) {
            boolean constant = column instanceof ConstantColumn
                    || (column instanceof DictionaryColumn coded && coded.constant());
            findEach(column, constant ? 1 : rows, ids);
            return constant;
        }

        private void findEach(Column column, int rows, int[] ids) {
            if (column instanceof DictionaryColumn coded) {
                find(coded, rows, ids);
                return;
            }
            if (column instanceof LongColumn flat && flat.validity() == null && layout == Layout.LONG && !asTimestamp) {
                find(flat.values(), rows, ids);
                return;
            }
            for (int row = 0; row < rows; row++) {
                ids[row] = column.isNull(row) ? NONE
                        : isHashedAsLong() ? longs.find(normalized(column, row)) : find(column.objectAt(row));
            }
        }

        /** Keys often come in the order in which they were numbered, as steps do, or stay the same. */
        private void find(long[] values, int rows, int[] ids) {
            if (longs.isDirect()) {
                longs.findDirect(values, rows, ids);
                return;
            }
            int id = NONE;
            for (int row = 0; row < rows; row++) {
                long value = values[row];
                if (row == 0 || value != values[row - 1]) {
                    id = longs.isKey(id + 1, value) ? id + 1 : longs.find(value);
                }
                ids[row] = id;
            }
        }

        private int find(@Nullable Object value) {
            return value == null ? NONE : runIds != null ? runIds.find(value) : objects.getOrDefault(value, NONE);
        }

        @SuppressWarnings("ReferenceEquality") // batches of a scan share the array itself
        private void find(DictionaryColumn column, int rows, int[] ids) {
            if (runIds != null && runIds.runs.areRunIds(column.dictionary())) {
                int[] idOfRun = runIds.idOfRun;
                for (int row = 0; row < rows; row++) {
                    int run = column.codes()[row];
                    ids[row] = run < 0 ? NONE : idOfRun[run];
                }
                return;
            }
            if (dictionary != column.dictionary()) {
                dictionary = column.dictionary();
                idOfCode = new int[column.dictionary().length];
                Arrays.fill(idOfCode, UNKNOWN);
            }
            int[] codes = column.codes();
            for (int row = 0; row < rows; row++) {
                int code = codes[row];
                if (code >= 0 && idOfCode[code] == UNKNOWN) {
                    idOfCode[code] = find(column.dictionary()[code]);
                }
                ids[row] = code < 0 ? NONE : idOfCode[code];
            }
        }
    }
}
