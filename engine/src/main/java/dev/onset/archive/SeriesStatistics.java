package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What is known of a curve without reading it.
 *
 * @param points number of values
 * @param min least finite value; NaN: there is no finite value
 * @param max greatest finite value; NaN: there is no finite value
 * @param first the first value, NaN and infinities included; NaN: no values
 * @param last the last value, likewise
 * @param nonfinite how many values are NaN or infinite
 */
public record SeriesStatistics(long points, double min, double max, double first, double last, int nonfinite) {

    static SeriesStatistics of(double[] values) {
        return of(MemorySegment.ofArray(values), 0, values.length);
    }

    static SeriesStatistics of(MemorySegment base, long offset, int length) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int nonfinite = 0;
        for (int i = 0; i < length; i++) {
            double value = base.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + 8L * i);
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            } else {
                nonfinite++;
            }
        }
        boolean none = nonfinite == length;
        double first = length == 0 ? Double.NaN : base.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset);
        double last = length == 0
                ? Double.NaN
                : base.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + 8L * (length - 1));
        return new SeriesStatistics(length, none ? Double.NaN : min, none ? Double.NaN : max, first, last, nonfinite);
    }
}
