package dev.onset.functions;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a curve function.
 *
 * @param name as written in a named argument and in the reference
 * @param kind what it accepts
 * @param defaultValue what an omitted or NULL option means: a Long, Double or String; of a table function's curve the
 *     column that it is read from; null where there is no default
 * @param optional whether a call may leave it out; of a table function's curve whether the input may lack its column
 * @param choices what a text accepts, in lower case, its default first; empty for other kinds
 */
public record Parameter(String name, Kind kind, @Nullable Object defaultValue, boolean optional, List<String> choices) {

    /** What a parameter accepts. */
    public enum Kind {
        /** The x values of the curves that follow: BIGINT, or DOUBLE for example for fractional epochs. */
        STEP,
        /** The y values of a curve, any numeric type, evaluated as DOUBLE. */
        CURVE,
        /** A whole number, constant within the group. */
        INTEGER_OPTION,
        /** A number, constant within the group. */
        NUMBER_OPTION,
        /** A text, constant within the group. */
        TEXT_OPTION
    }

    private Parameter(String name, Kind kind, @Nullable Object defaultValue, boolean optional) {
        this(name, kind, defaultValue, optional, List.of());
    }

    public static Parameter step() {
        return new Parameter("step", Kind.STEP, null, false);
    }

    public static Parameter curve(String name) {
        return new Parameter(name, Kind.CURVE, null, false);
    }

    /** A curve of a table function, which the input must have. */
    public static Parameter column(String name, String defaultColumn) {
        return new Parameter(name, Kind.CURVE, defaultColumn, false);
    }

    /** A curve of a table function; an input without its column is one in which it was never logged. */
    public static Parameter columnIfLogged(String name, String defaultColumn) {
        return new Parameter(name, Kind.CURVE, defaultColumn, true);
    }

    public static Parameter requiredInteger(String name) {
        return new Parameter(name, Kind.INTEGER_OPTION, null, false);
    }

    public static Parameter requiredNumber(String name) {
        return new Parameter(name, Kind.NUMBER_OPTION, null, false);
    }

    /** An optional whole number; a null default means that leaving it out has a meaning of its own. */
    public static Parameter integer(String name, @Nullable Long defaultValue) {
        return new Parameter(name, Kind.INTEGER_OPTION, defaultValue, true);
    }

    /** An optional number; a null default means that leaving it out has a meaning of its own. */
    public static Parameter number(String name, @Nullable Double defaultValue) {
        return new Parameter(name, Kind.NUMBER_OPTION, defaultValue, true);
    }

    /** @param choices what it accepts, in lower case, its default first */
    public static Parameter text(String name, String... choices) {
        return new Parameter(name, Kind.TEXT_OPTION, choices[0], true, List.of(choices));
    }

    public boolean isOption() {
        return kind != Kind.STEP && kind != Kind.CURVE;
    }

    @Override
    public String toString() {
        if (!optional) {
            return name;
        }
        String shown = defaultValue instanceof String text ? "'" + text + "'" : Objects.toString(defaultValue, "NULL");
        return "[" + name + " = " + shown + "]";
    }
}
