package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/**
 * MEDIAN, PERCENTILE_CONT and PERCENTILE_DISC over the values that are not NULL; NaN is the largest number.
 *
 * <p>With the n values in order, CONT interpolates linearly at position {@code fraction · (n − 1)}; DISC is the first value
 * whose share of the values up to it is at least the fraction.
 */
final class PercentileAccumulator extends CollectingAccumulator {

    private static final int VALUE = 0;
    private static final int FRACTION = 1;

    private final String name;
    private final boolean continuous;
    private final boolean descending;
    private final boolean fractionGiven;
    private double[] sorted = {};

    private PercentileAccumulator(String name, boolean continuous, boolean descending, List<Integer> arguments,
            List<DataType> types) {
        super(arguments, types);
        this.name = name;
        this.continuous = continuous;
        this.descending = descending;
        this.fractionGiven = arguments.size() > 1;
    }

    static PercentileAccumulator median(int argument, DataType type) {
        return new PercentileAccumulator("MEDIAN", type.isNumeric(), false, List.of(argument), List.of(type));
    }

    /** @param continuous whether to interpolate; only for numbers, dates and times */
    static PercentileAccumulator percentile(boolean continuous, int fraction, DataType fractionType, SortKey value,
            DataType valueType) {
        return new PercentileAccumulator(continuous ? "PERCENTILE_CONT" : "PERCENTILE_DISC", continuous,
                value.descending(), List.of(value.column(), fraction), List.of(valueType, fractionType));
    }

    @Override
    void writeGroup(int[] rows, int from, int to, SlotColumn output, int slot) {
        SlotColumn values = column(VALUE);
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!values.isNull(rows[i])) {
                rows[from + count++] = rows[i];
            }
        }
        if (count == 0 || (fractionGiven && column(FRACTION).isNull(rows[from]))) {
            return;
        }
        double fraction = fractionGiven ? fraction(rows[from]) : 0.5;
        switch (values.type().layout()) {
            case DOUBLE -> writeNumber(values, rows, from, count, fraction, output, slot);
            case LONG -> {
                if (continuous) {
                    writeNumber(values, rows, from, count, fraction, output, slot);
                } else {
                    writeRow(values, rows, from, count, fraction, output, slot);
                }
            }
            case BOOLEAN, TEXT, OBJECT -> writeRow(values, rows, from, count, fraction, output, slot);
        }
    }

    private double fraction(int row) {
        SlotColumn fractions = column(FRACTION);
        double fraction = fractions.type().layout() == DataType.Layout.LONG
                ? fractions.longAt(row)
                : fractions.doubleAt(row);
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    name + ": the fraction is " + fraction + ", but must be from 0 to 1");
        }
        return fraction;
    }

    private void writeNumber(SlotColumn values, int[] rows, int from, int count, double fraction, SlotColumn output,
            int slot) {
        if (sorted.length < count) {
            sorted = new double[Capacity.of(count, sorted.length)];
        }
        boolean whole = values.type().layout() == DataType.Layout.LONG;
        for (int i = 0; i < count; i++) {
            sorted[i] = whole ? values.longAt(rows[from + i]) : values.doubleAt(rows[from + i]);
        }
        Arrays.sort(sorted, 0, count);
        double result;
        if (continuous) {
            double position = (descending ? 1 - fraction : fraction) * (count - 1);
            int below = (int) Math.floor(position);
            double share = position - below;
            double low = sorted[below];
            result = share == 0 ? low : low + (sorted[below + 1] - low) * share;
            if (share != 0 && low == sorted[below + 1]) {
                result = low;
            }
        } else {
            int index = discreteIndex(count, fraction);
            result = sorted[descending ? count - 1 - index : index];
        }
        if (output.type().layout() == DataType.Layout.LONG) {
            output.setLong(slot, Math.round(result));
        } else {
            output.setDouble(slot, result);
        }
    }

    private void writeRow(SlotColumn values, int[] rows, int from, int count, double fraction, SlotColumn output,
            int slot) {
        Integer[] ordered = new Integer[count];
        Arrays.setAll(ordered, i -> rows[from + i]);
        Arrays.sort(ordered, (a, b) -> SlotColumn.compare(values, a, values, b));
        int index = discreteIndex(count, fraction);
        output.set(slot, values, ordered[descending ? count - 1 - index : index]);
    }

    private static int discreteIndex(int count, double fraction) {
        return Math.max(0, (int) Math.ceil(fraction * count) - 1);
    }
}
