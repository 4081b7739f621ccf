package dev.onset.functions;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * One call of a curve function in one group: its curves, and the values of its options.
 *
 * <p>A host makes one per call of a query and thread, and points it at one group after the other: the channels stay, the
 * curves behind them and the options change.
 */
public final class CurveCall {

    private final Signature signature;
    private final CurveGroup group;
    private final int[] channels;
    private final @Nullable Object[] options;

    /**
     * @param signature of the function called
     * @param group the curves of the current group, shared by all calls of a query
     * @param channels for each parameter of kind CURVE, the group's channel that holds it; −1 for the other parameters
     */
    public CurveCall(Signature signature, CurveGroup group, int[] channels) {
        this.signature = signature;
        this.group = group;
        this.channels = channels.clone();
        this.options = new Object[signature.parameters().size()];
    }

    /**
     * Sets an option for the group that comes next.
     *
     * @param value a Long, Double or String as the parameter's kind asks; null means its default
     */
    public void setOption(int parameter, @Nullable Object value) {
        options[parameter] = value;
    }

    /** The curve of a parameter: ordered by step, one point a step, no NULLs; NaN and infinities are kept. */
    public Curve curve(int parameter) {
        return group.curve(channels[parameter]);
    }

    /** The finite points of a parameter's curve: what minima, means and fits are made of (R1). */
    public Curve finite(int parameter) {
        return group.finite(channels[parameter]);
    }

    /** Train and validation on the evaluation grid (R3), computed once a group for all functions of the query. */
    public AlignedCurves aligned(int trainParameter, int valParameter) {
        return group.aligned(channels[trainParameter], channels[valParameter]);
    }

    /** Whether the option was given, and not as NULL. */
    public boolean given(int parameter) {
        return parameter < options.length && options[parameter] != null;
    }

    /** A numeric option, or its default. */
    public double number(int parameter) {
        return ((Number) option(parameter)).doubleValue();
    }

    /** A whole-number option, or its default. */
    public long integer(int parameter) {
        return ((Number) option(parameter)).longValue();
    }

    /** A text option, or its default. */
    public String text(int parameter) {
        return (String) option(parameter);
    }

    /**
     * A whole-number option, or its default.
     *
     * @throws InvalidOptionException if it is less than the least one accepted, or does not fit into an int
     */
    public int integerFrom(int parameter, int least) {
        long value = integer(parameter);
        if (value < least || value > Integer.MAX_VALUE) {
            throw invalid(parameter, value, "at least " + least);
        }
        return (int) value;
    }

    /**
     * A numeric option, or its default.
     *
     * @throws InvalidOptionException if it is less than the least one accepted, or not finite
     */
    public double numberFrom(int parameter, double least) {
        double value = number(parameter);
        if (!(value >= least) || Double.isInfinite(value)) {
            throw invalid(parameter, value, "at least " + least);
        }
        return value;
    }

    /**
     * A text option with a fixed set of values, or its default; in any case.
     *
     * @throws InvalidOptionException if it is none of those accepted
     */
    public String choice(int parameter, List<String> accepted) {
        String value = text(parameter).toLowerCase(Locale.ROOT);
        if (!accepted.contains(value)) {
            throw invalid(parameter, "'" + text(parameter) + "'",
                    accepted.stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(" or ")));
        }
        return value;
    }

    private InvalidOptionException invalid(int parameter, Object given, String accepted) {
        return new InvalidOptionException(signature.name(), signature.parameters().get(parameter).name(), given,
                accepted);
    }

    /**
     * Something that several functions need of the same curves, computed at most once a group.
     *
     * @param key says what it is and all that it depends on, for curves their {@link #channel}
     */
    public <T> T shared(Object key, Supplier<T> computation) {
        return group.shared(key, computation);
    }

    /** The group's channel behind a curve parameter: equal for calls over the same curve. */
    public int channel(int parameter) {
        return channels[parameter];
    }

    /**
     * The value of another function over curves of this call, with the defaults of its options.
     *
     * @param curves for each of its curve parameters, the parameter of this call that gives the curve
     * @return a Long, Double, String or Boolean, or null for NULL
     */
    public @Nullable Object valueOf(CurveFunction function, int... curves) {
        List<Parameter> parameters = function.signature().parameters();
        int[] theirs = new int[parameters.size()];
        int next = 0;
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = parameters.get(i).kind() == Parameter.Kind.CURVE ? channels[curves[next++]] : -1;
        }
        SingleValue value = new SingleValue();
        function.evaluate(new CurveCall(function.signature(), group, theirs), value);
        return value.get();
    }

    private Object option(int parameter) {
        Object value = options[parameter];
        if (value == null) {
            value = signature.parameters().get(parameter).defaultValue();
        }
        if (value == null) {
            throw invalid(parameter, "NULL", "given");
        }
        return value;
    }

    public Kernels kernels() {
        return group.kernels();
    }

    /** Working memory that is free again when the call returns. */
    public Scratch scratch() {
        return group.scratch();
    }
}
