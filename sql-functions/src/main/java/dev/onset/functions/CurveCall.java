package dev.onset.functions;

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

    private Object option(int parameter) {
        Object value = options[parameter];
        if (value == null) {
            value = signature.parameters().get(parameter).defaultValue();
        }
        if (value == null) {
            throw new InvalidOptionException(signature.name(), signature.parameters().get(parameter).name(), "NULL",
                    "given");
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
