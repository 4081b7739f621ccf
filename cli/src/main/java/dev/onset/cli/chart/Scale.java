package dev.onset.cli.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis: which values it covers, and where each stands.
 *
 * @param min the least value; positive on a logarithmic axis
 * @param max the greatest value, more than the least
 * @param logarithmic whether equal ratios are equal distances
 */
public record Scale(double min, double max, boolean logarithmic) {

    private static final double[] NICE = {1, 2, 5, 10};
    /** Far less than a pixel, and more than the rounding of an end that is large beside the axis. */
    private static final double TOLERANCE = 1e-6;

    /** An axis for values from a least to a greatest one; equal ones get room around them. */
    public static Scale covering(double least, double greatest, boolean logarithmic) {
        if (least < greatest) {
            return new Scale(least, greatest, logarithmic);
        }
        if (logarithmic) {
            return new Scale(least / 2, least * 2, true);
        }
        double room = least == 0 ? 1 : Math.abs(least) / 2;
        return new Scale(least - room, least + room, false);
    }

    /** Where a value stands: 0 at the least, 1 at the greatest; NaN for what a logarithmic axis cannot show. */
    public double position(double value) {
        if (logarithmic) {
            return value > 0 ? Math.log(value / min) / Math.log(max / min) : Double.NaN;
        }
        return (value - min) / (max - min);
    }

    /** Whether a value lies on the axis. */
    public boolean shows(double value) {
        double position = position(value);
        return position >= -TOLERANCE && position <= 1 + TOLERANCE;
    }

    /** Round values on the axis, in ascending order; about as many as asked for, at most. */
    public List<Double> ticks(int most) {
        List<Double> ticks = logarithmic ? logarithmicTicks(most) : List.of();
        return ticks.size() >= Math.min(2, most) ? ticks : linearTicks(most);
    }

    private List<Double> linearTicks(int most) {
        double rough = (max - min) / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : NICE) {
            double distance = power * factor;
            List<Double> ticks = new ArrayList<>();
            for (long i = (long) Math.ceil(min / distance - 1e-9); i * distance <= max + distance * 1e-9; i++) {
                ticks.add(clean(i * distance));
            }
            if (ticks.size() <= most) {
                return ticks;
            }
        }
        return List.of();
    }

    private List<Double> logarithmicTicks(int most) {
        int first = (int) Math.floor(Math.log10(min) + 1e-9);
        int last = (int) Math.ceil(Math.log10(max) - 1e-9);
        double[][] choices = {{1, 2, 5}, {1, 3}, {1}};
        for (double[] digits : choices) {
            List<Double> ticks = logarithmicTicks(first, last, 1, digits);
            if (ticks.size() <= most) {
                return ticks;
            }
        }
        int every = 1 + (last - first) / Math.max(1, most);
        return logarithmicTicks(first, last, every, choices[2]);
    }

    private List<Double> logarithmicTicks(int first, int last, int every, double[] digits) {
        List<Double> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent += every) {
            for (double digit : digits) {
                double tick = clean(digit * Math.pow(10, exponent));
                if (shows(tick)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static double clean(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(12)).doubleValue();
    }

    /** A tick in few characters: {@code 0.25}, {@code 1.5e-5}, {@code 20k}, {@code 3M}. */
    public static String label(double value) {
        double magnitude = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (magnitude >= 1e9 || magnitude < 1e-3) {
            return exponent(value);
        }
        if (magnitude >= 1e6) {
            return plain(value / 1e6) + "M";
        }
        return magnitude >= 1e4 ? plain(value / 1e3) + "k" : plain(value);
    }

    private static String exponent(double value) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
        return plain(value / Math.pow(10, exponent)) + "e" + exponent;
    }

    /** An end of an axis: two digits are enough. */
    public static String roughLabel(double value) {
        return value == 0 ? "0" : label(new BigDecimal(value).round(new MathContext(2)).doubleValue());
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** A value in few characters, for a legend. */
    public static String value(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6)
                ? plain(value)
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
