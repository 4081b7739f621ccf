package dev.onset.exec.expression;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The order of values of any kind: numbers, texts, truths, and arrays element by element, the shorter one first. */
public final class ElementOrder {

    private ElementOrder() {}

    /** Whether values are the same; 1 is 1.0, also within arrays, where NULL is NULL. */
    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> x && b instanceof List<?> y && x.size() == y.size()) {
            for (int i = 0; i < x.size(); i++) {
                if (!equal(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return (a instanceof Number && b instanceof Number) ? compare(a, b) == 0 : Objects.equals(a, b);
    }

    /** Negative, 0 or positive; neither is null, but elements may be: NULL comes last. */
    public static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
                Object left = x.get(i);
                Object right = y.get(i);
                int compared = left == null || right == null
                        ? Boolean.compare(left == null, right == null)
                        : compare(left, right);
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(x.size(), y.size());
        }
        return TextOrder.compare(a.toString(), b.toString());
    }
}
