package dev.onset.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people. What is not there is an empty text. */
final class Numbers {

    private Numbers() {}

    static String count(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Four digits. */
    static String value(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "" : number > 0 ? "∞" : "−∞";
        }
        double magnitude = Math.abs(number);
        String text = number == 0
                ? "0"
                : magnitude < 1e-3 || magnitude >= 1e7
                        ? String.format(Locale.ROOT, "%.3e", number)
                        : new BigDecimal(number).round(new MathContext(4)).toPlainString();
        return text.replace('-', '−');
    }

    /** A share of one; from a hundred times on, how many times. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "";
        }
        return share >= 100
                ? String.format(Locale.ROOT, "%,.0f times", share)
                : String.format(Locale.ROOT, share < 0.0995 && share > 0 ? "%.1f %%" : "%,.0f %%", 100 * share);
    }

    static String hours(double hours) {
        return hours >= 48 ? String.format(Locale.ROOT, "%,.0f h", hours)
                : hours >= 1 ? String.format(Locale.ROOT, "%.1f h", hours)
                        : hours >= 1 / 60.0 ? String.format(Locale.ROOT, "%.0f min", 60 * hours)
                                : String.format(Locale.ROOT, "%.0f s", 3600 * hours);
    }
}
