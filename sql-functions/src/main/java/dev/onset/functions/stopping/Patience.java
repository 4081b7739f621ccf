package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Direction;
import dev.onset.functions.Parameter;
import dev.onset.functions.curve.Curve;

/**
 * Early stopping after some evaluations without improvement, as the frameworks do it. A value that is not finite is no
 * improvement.
 *
 * @param patience how many evaluations in a row may bring none
 * @param minDelta what counts as an improvement, at least
 * @param semantics whose rule
 * @param direction which values are better
 */
public record Patience(int patience, double minDelta, String semantics, Direction direction) {

    private static final int DEFAULT_PATIENCE = 3;
    private static final double TORCH_THRESHOLD = 1e-4;

    /** The options of a call, from parameter 2 on. */
    static List<Parameter> parameters() {
        return List.of(Parameter.step(), Parameter.curve("y"),
                Parameter.integer("patience", (long) DEFAULT_PATIENCE).from(0),
                Parameter.number("min_delta", 0.0).finite(),
                Parameter.text("semantics", "keras", "lightning", "torch_plateau", "hf"),
                Direction.parameter());
    }

    static Patience of(CurveCall call) {
        return new Patience(call.integer(2), Math.abs(call.number(3)),
                call.choice(4), Direction.of(call, 5));
    }

    /** Keras' rule on a loss, with its usual patience. */
    public static Patience usual() {
        return new Patience(DEFAULT_PATIENCE, 0, "keras", Direction.MIN);
    }

    /** The index after which training stops, or −1 if it never does. */
    public int stop(Curve curve) {
        double best = Double.POSITIVE_INFINITY;
        int bad = 0;
        int allowed = switch (semantics) {
            case "torch_plateau" -> patience + 1;
            // Looks at its counter after every evaluation, so that no patience at all stops after the first one.
            case "hf" -> patience;
            default -> Math.max(patience, 1);
        };
        // Keras never stops after its first epoch.
        int first = semantics.equals("keras") ? 1 : 0;
        // asked for each value: comparing texts would take longer than all the rest
        boolean lightning = semantics.equals("lightning");
        boolean torch = semantics.equals("torch_plateau");
        boolean huggingFace = semantics.equals("hf");
        for (int i = 0; i < curve.length(); i++) {
            double value = direction.loss(curve.value(i));
            boolean finite = Double.isFinite(value);
            if (!finite && lightning) {
                return i;
            }
            boolean improved = finite && (best == Double.POSITIVE_INFINITY || (torch
                    ? value < best * (1 - direction.loss(TORCH_THRESHOLD))
                    : huggingFace ? value < best && Math.abs(value - best) > minDelta : value + minDelta < best));
            bad = improved ? 0 : bad + 1;
            if (improved || (huggingFace && finite && value < best)) {
                best = value;
            }
            if (bad >= allowed && i >= first) {
                return i;
            }
        }
        return -1;
    }
}
