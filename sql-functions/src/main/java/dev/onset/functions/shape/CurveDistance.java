package dev.onset.functions.shape;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Axis;
import dev.onset.functions.curve.Curve;

/** {@code curve_distance}: how far apart two curves are. */
public final class CurveDistance extends CurveFormula {

    public CurveDistance() {
        super(Signature.of("curve_distance", ResultType.DOUBLE, Parameter.step(), Parameter.curve("a"),
                Parameter.curve("b")),
                new Documentation("Shape and speed",
                        "How far apart two curves are on average, over the steps that both cover.",
                        "Area between the two, each a straight line from finite point to finite point, over the steps from "
                                + "the later first one to the earlier last one, divided by that range; |a − b| where the range "
                                + "is a single step.",
                        "Onset (mean absolute deviation)",
                        "In the unit of the curves: large losses are far apart. NULL where the two have no step range in "
                                + "common. The curves of two runs have to be brought into one row a step first, by a join.",
                        List.of("SELECT run_id, curve_distance(step, train_loss, val_loss) AS apart FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve a = call.finite(1);
        Curve b = call.finite(2);
        if (a.length() == 0 || b.length() == 0) {
            return;
        }
        double from = Math.max(a.step(0), b.step(0));
        double to = Math.min(a.step(a.length() - 1), b.step(b.length() - 1));
        if (!(from <= to)) {
            return;
        }
        Line lineA = new Line(a, from);
        Line lineB = new Line(b, from);
        double x = from;
        double apart = lineA.at(x) - lineB.at(x);
        double area = 0;
        while (x < to) {
            double next = Math.min(to, Math.min(lineA.next(x), lineB.next(x)));
            double then = lineA.at(next) - lineB.at(next);
            area += (next - x) * meanDistance(apart, then);
            x = next;
            apart = then;
        }
        result.setDouble(from == to ? Math.abs(apart) : area / (to - from));
    }

    /** The mean of |d| where d goes straight from one value to another one. */
    private static double meanDistance(double from, double to) {
        double crossing = Math.abs(from) + Math.abs(to);
        return from < 0 == to < 0 || crossing == 0
                ? crossing / 2
                : (from / crossing * from + to / crossing * to) / 2;
    }

    /** A curve from left to right, as straight lines between its points. */
    private static final class Line {
        private final Curve curve;
        private final Axis axis;
        private int right;

        Line(Curve curve, double from) {
            this.curve = curve;
            this.axis = curve.axis();
            this.right = Math.min(axis.countBefore(from), curve.length() - 1);
        }

        /** The first point after x; x must not become less from call to call. */
        double next(double x) {
            while (right < curve.length() - 1 && axis.at(right) <= x) {
                right++;
            }
            return axis.at(right);
        }

        double at(double x) {
            while (right < curve.length() - 1 && axis.at(right) < x) {
                right++;
            }
            double end = axis.at(right);
            if (right == 0 || end <= x) {
                return curve.value(right);
            }
            double start = axis.at(right - 1);
            double share = (x - start) / (end - start);
            return curve.value(right - 1) * (1 - share) + curve.value(right) * share;
        }
    }
}
