package dev.onset.functions;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Axis;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.curve.Regressor;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * One call of a curve function in one group: its curves, and the values of its options.
 *
 * <p>A host makes one per call of a query and thread, and points it at one group after the other: the channels stay, the
 * curves behind them and the options change.
 */
public final class CurveCall {

    private final CurveGroup group;
    private final int[] channels;
    private final Options options;

    /**
     * @param signature of the function called
     * @param group the curves of the current group, shared by all calls of a query
     * @param channels for each parameter of kind CURVE, the group's channel that holds it; −1 for the other parameters
     */
    public CurveCall(Signature signature, CurveGroup group, int[] channels) {
        this(signature.name(), signature.parameters(), group, channels);
    }

    /**
     * @param function the name of the function called, for messages
     * @param parameters of the function called
     * @param group the curves of the current group, shared by all calls of a query
     * @param channels for each parameter of kind CURVE, the group's channel that holds it; −1 for the other parameters
     */
    public CurveCall(String function, List<Parameter> parameters, CurveGroup group, int[] channels) {
        this.group = group;
        this.channels = channels.clone();
        this.options = new Options(function, parameters);
    }

    /**
     * Sets an option for the group that comes next.
     *
     * @param value a Long, Double or String as the parameter's kind asks; null means its default
     */
    public void setOption(int parameter, @Nullable Object value) {
        options.set(parameter, value);
    }

    /** The curve of a parameter: ordered by step, one point a step, no NULLs; NaN and infinities are kept. */
    public Curve curve(int parameter) {
        return group.curve(channels[parameter]);
    }

    /** The finite points of a parameter's curve: what minima, means and fits are made of (R1). */
    public Curve finite(int parameter) {
        return group.finite(channels[parameter]);
    }

    /** The first index of the best finite value of a parameter's curve, or −1 if there is none; sought once a group. */
    public int argBest(int parameter, Direction direction) {
        return direction == Direction.MIN ? group.argMin(channels[parameter]) : group.argMax(channels[parameter]);
    }

    /** The steps of an axis as the x of a regression; valid until another axis is asked for. */
    public Regressor regressor(Axis axis) {
        return group.regressor(axis);
    }

    /** Train and validation on the evaluation grid (R3), computed once a group for all functions of the query. */
    public AlignedCurves aligned(int trainParameter, int valParameter) {
        return group.aligned(channels[trainParameter], channels[valParameter]);
    }

    /** Whether the option was given, and not as NULL. */
    public boolean given(int parameter) {
        return options.given(parameter);
    }

    /**
     * A numeric option, or its default.
     *
     * @throws InvalidOptionException if it is not in the parameter's range
     */
    public double number(int parameter) {
        return options.number(parameter);
    }

    /**
     * A whole-number option, or its default; 2³⁰ for all that are larger, so that an index may be added to it.
     *
     * @throws InvalidOptionException if it is not in the parameter's range
     */
    public int integer(int parameter) {
        return options.integer(parameter);
    }

    /**
     * A text option, or its default; in lower case.
     *
     * @throws InvalidOptionException if it is none of the parameter's choices
     */
    public String choice(int parameter) {
        return options.choice(parameter);
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
    public @Nullable Object valueOf(CurveFunction other, int... curves) {
        List<Parameter> others = other.signature().parameters();
        int[] theirs = new int[others.size()];
        int next = 0;
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = others.get(i).kind() == Parameter.Kind.CURVE ? channels[curves[next++]] : -1;
        }
        SingleValue value = new SingleValue();
        other.evaluate(new CurveCall(other.signature(), group, theirs), value);
        return value.get();
    }

    public Kernels kernels() {
        return group.kernels();
    }

    /** Working memory that is free again when the call returns. */
    public Scratch scratch() {
        return group.scratch();
    }
}
