package dev.onset.ingest.reader;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** Turns nested hyper-parameters into pairs: {@code optimizer: {lr: 0.1}} becomes {@code optimizer.lr = 0.1}. */
public final class FlatParameters {

    /** Longer values (weights, whole files) say nothing in a table; they are cut and marked. */
    private static final int LONGEST_VALUE = 4_000;
    private static final int DEEPEST = 64;

    private FlatParameters() {}

    /** @param value a tree of maps, lists and plain values as parsers for JSON and YAML give them */
    public static void flatten(@Nullable Object value, BiConsumer<String, @Nullable String> target) {
        flatten("", value, target, 0);
    }

    /** As {@link #flatten(Object, BiConsumer)}, with a name before every key. */
    public static void flatten(String prefix, @Nullable Object value, BiConsumer<String, @Nullable String> target) {
        flatten(prefix, value, target, 0);
    }

    private static void flatten(String key, @Nullable Object value, BiConsumer<String, @Nullable String> target,
            int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && depth < DEEPEST) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = String.valueOf(entry.getKey());
                flatten(key.isEmpty() ? name : key + "." + name, entry.getValue(), target, depth + 1);
            }
        } else if (value instanceof List<?> list && holdsMap(list) && depth < DEEPEST) {
            for (int i = 0; i < list.size(); i++) {
                flatten(key + "." + i, list.get(i), target, depth + 1);
            }
        } else if (!key.isEmpty()) {
            target.accept(key, value == null ? null : shorten(text(value)));
        }
    }

    private static boolean holdsMap(List<?> list) {
        for (Object element : list) {
            if (element instanceof Map<?, ?>) {
                return true;
            }
        }
        return false;
    }

    /** A value as a person would write it: 10 for 10.0, 0.0001 for 1.0E-4. */
    public static String text(Object value) {
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        double magnitude = Math.abs(number);
        if ((magnitude != 0 && magnitude < 1e-6) || magnitude >= 1e15 || Double.isNaN(number)) {
            return number.toString().replace("E", "e").replace(".0e", "e");
        }
        String text = new BigDecimal(number.toString()).toPlainString();
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static String shorten(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        return value.substring(0, LONGEST_VALUE) + "… (" + value.length() + " characters)";
    }
}
