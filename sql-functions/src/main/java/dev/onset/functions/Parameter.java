package dev.onset.functions;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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
 * @param range what a number accepts; null for other kinds, and if every number makes sense, NaN and infinities too
 */
public record Parameter(String name, Kind kind, @Nullable Object defaultValue, boolean optional, List<String> choices,
        @Nullable Range range) {

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
        this(name, kind, defaultValue, optional, List.of(), null);
    }

    private Parameter within(double least, double greatest) {
        return new Parameter(name, kind, defaultValue, optional, choices, new Range(least, greatest));
    }

    /** The same option that must be at least so large, and finite. */
    public Parameter from(double least) {
        return within(least, Double.MAX_VALUE);
    }

    /** The same option that must be greater than 0, and finite. */
    public Parameter positive() {
        return within(Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    /** The same option that must be finite. */
    public Parameter finite() {
        return within(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** The same option that must lie in a range, ends included. */
    public Parameter between(double least, double greatest) {
        return within(least, greatest);
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
        return new Parameter(name, Kind.TEXT_OPTION, choices[0], true, List.of(choices), null);
    }

    public boolean isOption() {
        return kind != Kind.STEP && kind != Kind.CURVE;
    }

    /** For people, what a call may give: {@code a whole number, at least 1; 3 unless given}. */
    public String accepted() {
        return switch (kind) {
            case STEP -> "the steps, any number";
            case CURVE -> "a curve, any number" + (defaultValue == null ? "" : "; the column " + defaultValue
                    + " unless given" + (optional ? ", which may be missing" : ""));
            case INTEGER_OPTION -> "a whole number" + limited();
            case NUMBER_OPTION -> "a number" + limited();
            case TEXT_OPTION -> choices.stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(", "))
                    + "; '" + defaultValue + "' unless given";
        };
    }

    private String limited() {
        String limits = range == null ? "" : ", " + range;
        if (defaultValue != null) {
            return limits + "; " + defaultValue + " unless given";
        }
        return limits + (optional ? "; may be left out" : "");
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
