package dev.onset.exec.aggregate;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.Parameter;

/** Values of SQL as options of a curve function. */
public final class CurveOptions {

    private CurveOptions() {}

    /**
     * A value of a column as its parameter wants it.
     *
     * @param function its name, for messages
     * @param value null means the default
     */
    public static @Nullable Object convert(String function, Parameter parameter, @Nullable Object value) {
        return switch (parameter.kind()) {
            case NUMBER_OPTION -> value instanceof Long number ? Double.valueOf(number) : value;
            case INTEGER_OPTION -> {
                if (value instanceof Double number) {
                    if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
                        throw new OnsetException(OnsetException.Category.ARGUMENT,
                                "%s: option %s is %s, but must be a whole number".formatted(function, parameter.name(),
                                        number));
                    }
                    yield number.longValue();
                }
                yield value;
            }
            case STEP, CURVE, TEXT_OPTION -> value;
        };
    }
}
