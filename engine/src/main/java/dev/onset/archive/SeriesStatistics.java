package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What is known of a curve without reading it.
 *
 * @param points number of values
 * @param min least finite value; NaN: there is no finite value
 * @param max greatest finite value; NaN: there is no finite value
 * @param minAt index of the first least finite value; {@link #UNKNOWN}: there is no finite value, or the archive does not say
 * @param maxAt index of the first greatest finite value, likewise
 * @param first the first value, NaN and infinities included; NaN: no values
 * @param last the last value, likewise
 * @param nonfinite how many values are NaN or infinite
 */
public record SeriesStatistics(long points, double min, double max, int minAt, int maxAt, double first, double last,
        int nonfinite) {

    /** Where an extreme is has to be sought. */
    public static final int UNKNOWN = -1;

    static SeriesStatistics of(double[] values) {
        return of(MemorySegment.ofArray(values), 0, values.length);
    }

    static SeriesStatistics of(MemorySegment base, long offset, int length) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int minAt = UNKNOWN;
        int maxAt = UNKNOWN;
        int nonfinite = 0;
        for (int i = 0; i < length; i++) {
            double value = base.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + 8L * i);
            if (Double.isFinite(value)) {
                if (value < min) {
                    minAt = i;
                }
                if (value > max) {
                    maxAt = i;
                }
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
        return new SeriesStatistics(length, none ? Double.NaN : min, none ? Double.NaN : max, minAt, maxAt, first, last,
                nonfinite);
    }

    /** The same as an archive tells it that does not say where extremes are. */
    SeriesStatistics withoutPositions() {
        return new SeriesStatistics(points, min, max, UNKNOWN, UNKNOWN, first, last, nonfinite);
    }
}
