package dev.onset.functions;

/**
 * The numbers that an option accepts.
 *
 * @param least the least of them
 * @param greatest the greatest of them
 */
public record Range(double least, double greatest) {

    boolean accepts(double value) {
        return value >= least && value <= greatest;
    }

    /** What an option must be: {@code at least 1}, {@code between 0 and 1}. */
    @Override
    public String toString() {
        if (greatest < Double.MAX_VALUE) {
            return "between " + shown(least) + " and " + shown(greatest);
        }
        if (least == -Double.MAX_VALUE) {
            return "finite";
        }
        // Below the normal numbers a division by the option, or by its square, is not exact any more.
        return least == Double.MIN_NORMAL ? "greater than 0" : "at least " + shown(least);
    }

    private static String shown(double value) {
        return value == (long) value ? Long.toString((long) value) : Double.toString(value);
    }
}
