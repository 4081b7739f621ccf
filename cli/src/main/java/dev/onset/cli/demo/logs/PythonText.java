package dev.onset.cli.demo.logs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Writes values as Python does, since the loggers that are imitated here run on Python. */
final class PythonText {
    private static final int JSON_INDENT = 2;

    private PythonText() {}

    /** A value as {@code str()} writes it: {@code 0.1}, {@code 1e-05}, {@code nan}, {@code inf}, {@code 48}, a text. */
    static String of(Object value) {
        return value instanceof Double number ? number(number) : String.valueOf(value);
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return Double.toString(number);
        }
        // Both languages take the shortest digits that read back as the same number; they differ in the exponent.
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = digits.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String mantissa = digits.movePointLeft(exponent).toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** Rounds as {@code round(number, decimals)} does; what is not finite stays what it is. */
    static double round(double number, int decimals) {
        return Double.isFinite(number)
                ? new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue()
                : number;
    }

    /** Maps, lists, texts, numbers, booleans and null on one line, as {@code json.dumps} writes them. */
    static String json(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        new Json(text, false).append(value, 0);
        return text.toString();
    }

    /** The same over many lines, as {@code json.dumps(…, indent=2)} writes it. */
    static String indentedJson(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        new Json(text, true).append(value, 0);
        return text.toString();
    }

    private record Json(StringBuilder text, boolean indented) {
        void append(@Nullable Object value, int depth) {
            switch (value) {
                case null -> text.append("null");
                case Map<?, ?> map -> appendAll(map.entrySet(), '{', '}', depth, entry -> {
                    appendText(String.valueOf(entry.getKey()));
                    text.append(": ");
                    append(entry.getValue(), depth + 1);
                });
                case List<?> list -> appendAll(list, '[', ']', depth, element -> append(element, depth + 1));
                case Double number -> text.append(jsonNumber(number));
                case Number number -> text.append(number);
                case Boolean truth -> text.append(truth);
                default -> appendText(value.toString());
            }
        }

        private <T> void appendAll(Iterable<T> elements, char open, char close, int depth, Consumer<T> append) {
            text.append(open);
            Iterator<T> remaining = elements.iterator();
            boolean any = remaining.hasNext();
            while (remaining.hasNext()) {
                newLine(depth + 1);
                append.accept(remaining.next());
                if (remaining.hasNext()) {
                    text.append(indented ? "," : ", ");
                }
            }
            if (any) {
                newLine(depth);
            }
            text.append(close);
        }

        private void newLine(int depth) {
            if (indented) {
                text.append('\n').repeat(' ', JSON_INDENT * depth);
            }
        }

        private void appendText(String string) {
            text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }

        /** Python's json module writes what JSON has no word for, and its readers must cope. */
        private static String jsonNumber(double number) {
            if (Double.isFinite(number)) {
                return number(number);
            }
            return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }
    }
}
