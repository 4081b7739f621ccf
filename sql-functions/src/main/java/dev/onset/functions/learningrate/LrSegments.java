package dev.onset.functions.learningrate;

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

/** {@code lr_segments}: the phases of a learning-rate schedule. */
public final class LrSegments extends CurveTableFormula {

    /** A change by less than this share of the rate is none: the rounding of a logger. */
    private static final double LEVEL = 1e-6;

    public LrSegments() {
        super(new TableSignature("lr_segments", List.of(Parameter.step(), Parameter.column("lr", "lr")),
                List.of(new TableColumn("segment_no", ResultType.BIGINT), new TableColumn("phase", ResultType.VARCHAR),
                        new TableColumn("first_step", ResultType.STEP), new TableColumn("last_step", ResultType.STEP),
                        new TableColumn("lr_first", ResultType.DOUBLE), new TableColumn("lr_last", ResultType.DOUBLE),
                        new TableColumn("points", ResultType.BIGINT))),
                new Documentation("Learning rate",
                        "A row for each phase of a learning-rate schedule.",
                        "The finite positive points of lr, cut where one of lr_events lies and where the rate begins or "
                                + "ceases to rise, to fall or to be level (a change by less than 1e-6 of it is none). phase: "
                                + "'rising', 'falling' or 'constant'. A phase that no event begins shares its first point "
                                + "with the one before it.",
                        "Onset",
                        "A schedule that jitters, or one that depends on the loss, has many short phases; lr_schedule names "
                                + "the whole.",
                        List.of("SELECT run_id, segment_no, phase, first_step, last_step, lr_first, lr_last FROM "
                                + "TABLE(lr_segments(TABLE history PARTITION BY run_id ORDER BY step))")));
    }

    @Override
    protected void compute(CurveCall call, RowReceiver rows) {
        Curve lr = LearningRateEvents.positive(call.finite(1), call.kernels(), call.scratch());
        List<LearningRateEvents.Event> events = LearningRateEvents.of(call, 1).events();
        int n = lr.length();
        long number = 0;
        int start = 0;
        int event = 0;
        while (start < n) {
            while (event < events.size() && events.get(event).step() <= lr.step(start)) {
                event++;
            }
            double cut = event < events.size() ? events.get(event).step() : Double.POSITIVE_INFINITY;
            int end = start;
            int direction = 0;
            while (end + 1 < n && lr.step(end + 1) < cut) {
                int next = direction(lr.value(end), lr.value(end + 1));
                if (end > start && next != direction) {
                    break;
                }
                direction = next;
                end++;
            }
            String phase = direction > 0 ? "rising" : direction < 0 ? "falling" : "constant";
            rows.row(++number, phase, lr.step(start), lr.step(end), lr.value(start), lr.value(end),
                    (long) end - start + 1);
            start = end + 1 >= n || lr.step(end + 1) >= cut ? end + 1 : end;
        }
    }

    private static int direction(double from, double to) {
        return Math.abs(to - from) <= LEVEL * from ? 0 : to > from ? 1 : -1;
    }
}
