package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/**
 * MEDIAN and PERCENTILE_DISC of values that are not numbers: the first value whose share of the values up to it is at least the
 * fraction. NULL is left out.
 */
final class PercentileAccumulator extends CollectingAccumulator {

    private static final int VALUE = 0;
    private static final int FRACTION = 1;

    private final boolean descending;
    private final boolean fractionGiven;

    private PercentileAccumulator(boolean descending, List<Integer> arguments, List<DataType> types) {
        super(arguments, types);
        this.descending = descending;
        this.fractionGiven = arguments.size() > 1;
    }

    static PercentileAccumulator median(int argument, DataType type) {
        return new PercentileAccumulator(false, List.of(argument), List.of(type));
    }

    static PercentileAccumulator discrete(int fraction, DataType fractionType, SortKey value, DataType valueType) {
        return new PercentileAccumulator(value.descending(), List.of(value.column(), fraction),
                List.of(valueType, fractionType));
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
        Integer[] ordered = new Integer[count];
        Arrays.setAll(ordered, i -> rows[from + i]);
        Arrays.sort(ordered, (a, b) -> SlotColumn.compare(values, a, values, b));
        int index = Math.max(0, (int) Math.ceil(fraction * count) - 1);
        output.set(slot, values, ordered[descending ? count - 1 - index : index]);
    }

    private double fraction(int row) {
        SlotColumn fractions = column(FRACTION);
        double fraction = fractions.type().layout() == DataType.Layout.LONG
                ? fractions.longAt(row)
                : fractions.doubleAt(row);
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "PERCENTILE_DISC: the fraction is " + fraction + ", but must be from 0 to 1");
        }
        return fraction;
    }
}
