package dev.onset.functions.shape;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveTableFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.RowReceiver;
import dev.onset.functions.TableColumn;
import dev.onset.functions.TableSignature;
import dev.onset.functions.curve.Curve;

/** {@code lttb}: few points that keep the shape of a curve. */
public final class Lttb extends CurveTableFormula {

    private static final int LEAST = 3;

    public Lttb() {
        super(new TableSignature("lttb",
                List.of(Parameter.step(), Parameter.column("y", "val_loss"), Parameter.integer("n", 100L).from(LEAST)),
                List.of(new TableColumn("step", ResultType.STEP), new TableColumn("y", ResultType.DOUBLE))),
                new Documentation("Shape and speed",
                        "The points of a curve that keep its shape best, n of them, for drawing.",
                        "Largest triangle three buckets: the first and the last finite point, and of each of n − 2 equal "
                                + "buckets of the others the one that makes the largest triangle with the point chosen before "
                                + "it and the mean of the next bucket.",
                        "Steinarsson 2013",
                        "For plots, not for statistics: it prefers extremes. All finite points where there are no more than "
                                + "n.",
                        List.of("SELECT run_id, step, y FROM TABLE(lttb(TABLE history PARTITION BY run_id ORDER BY step, "
                                + "DESCRIPTOR(train_loss), 5))")));
    }

    @Override
    protected void compute(CurveCall call, RowReceiver rows) {
        int wanted = call.integer(2);
        Curve y = call.finite(1);
        int n = y.length();
        if (n <= wanted) {
            for (int i = 0; i < n; i++) {
                rows.row(y.step(i), y.value(i));
            }
            return;
        }
        rows.row(y.step(0), y.value(0));
        int chosen = 0;
        int buckets = wanted - 2;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = start(bucket, buckets, n);
            int to = start(bucket + 1, buckets, n);
            int end = bucket + 1 == buckets ? n : start(bucket + 2, buckets, n);
            chosen = largestTriangle(y, chosen, from, to, end);
            rows.row(y.step(chosen), y.value(chosen));
        }
        rows.row(y.step(n - 1), y.value(n - 1));
    }

    private static int start(int bucket, int buckets, int n) {
        return 1 + (int) ((long) bucket * (n - 2) / buckets);
    }

    /** The point of [from, to) that makes the largest triangle with a point and the mean of [to, end). */
    private static int largestTriangle(Curve y, int before, int from, int to, int end) {
        double meanStep = 0;
        double meanValue = 0;
        for (int i = to; i < end; i++) {
            meanStep += (y.step(i) - y.step(before)) / (end - to);
            meanValue += y.value(i) / (end - to);
        }
        int best = from;
        double largest = -1;
        for (int i = from; i < to; i++) {
            double area = Math.abs(meanStep * (y.value(i) - y.value(before))
                    - (y.step(i) - y.step(before)) * (meanValue - y.value(before)));
            if (area > largest) {
                largest = area;
                best = i;
            }
        }
        return best;
    }
}
