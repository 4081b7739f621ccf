package dev.onset.functions.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveTableFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.RowReceiver;
import dev.onset.functions.TableColumn;
import dev.onset.functions.TableSignature;
import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.learningrate.LearningRateEvents;
import dev.onset.functions.learningrate.Rebound;
import dev.onset.functions.overfitting.OverfitEpisode;

/** {@code lr_events}: all drops and restarts of a learning rate, and what they did to validation. */
public final class LrEvents extends CurveTableFormula {

    public LrEvents() {
        super(new TableSignature("lr_events",
                List.of(Parameter.step(), Parameter.column("lr", "lr"), Parameter.column("val", "val_loss"),
                        Parameter.columnIfLogged("train", "train_loss"), Parameter.integer("w", 3L).from(1),
                        Parameter.integer("h", 10L).from(1)),
                List.of(new TableColumn("event", ResultType.VARCHAR), new TableColumn("drop_no", ResultType.BIGINT),
                        new TableColumn("step", ResultType.STEP), new TableColumn("lr_before", ResultType.DOUBLE),
                        new TableColumn("lr_after", ResultType.DOUBLE), new TableColumn("pre", ResultType.DOUBLE),
                        new TableColumn("trough", ResultType.DOUBLE), new TableColumn("trough_step", ResultType.STEP),
                        new TableColumn("gain", ResultType.DOUBLE), new TableColumn("relapse", ResultType.DOUBLE),
                        new TableColumn("was_overfit", ResultType.BOOLEAN),
                        new TableColumn("new_best", ResultType.BOOLEAN))),
                new Documentation("Learning rate",
                        "A row for each sudden change of the learning rate, and what it did to validation.",
                        "A drop is a fall to 2/3 or less between two logged points, at least five times the changes beside "
                                + "it (in logarithms); a restart is a rise by half or more after a decay. pre = median of "
                                + "the last w evaluations before it; trough = the least of the first h evaluations from it "
                                + "up to the next event; gain = (pre − trough)/|pre|; relapse = (median of the last w before "
                                + "the next event − trough)/|trough|. was_overfit: an episode of overfit_episodes was open "
                                + "when it came (NULL where train was not logged). new_best: the trough is below all earlier "
                                + "evaluations.",
                        "Onset, after the restarts and drops that Guo et al. 2017 (§3) and Rice et al. 2020 describe",
                        "What happens after an event need not happen because of it. Restarts have no drop_no; where there is "
                                + "no evaluation before or after an event, what needs one is NULL.",
                        List.of("SELECT run_id, drop_no, step, lr_before, lr_after, gain, relapse, new_best FROM "
                                + "TABLE(lr_events(TABLE history PARTITION BY run_id ORDER BY step)) WHERE was_overfit AND "
                                + "gain > 0.01 AND relapse > 0.01 ORDER BY gain DESC")));
    }

    @Override
    protected void compute(CurveCall call, RowReceiver rows) {
        int w = call.integer(4);
        int h = call.integer(5);
        Curve val = call.finite(2);
        boolean trained = call.finite(3).length() > 0;
        AlignedCurves curves = call.aligned(3, 2);
        LearningRateEvents events = LearningRateEvents.of(call, 1);
        List<OverfitEpisode> episodes = OverfitEpisode.find(curves, call.kernels(), call.scratch());
        long drops = 0;
        int episode = -1;
        int seen = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < events.events().size(); i++) {
            LearningRateEvents.Event event = events.events().get(i);
            while (episode + 1 < episodes.size()
                    && curves.axis().at(episodes.get(episode + 1).detected()) < event.step()) {
                episode++;
            }
            while (seen < val.length() && val.step(seen) < event.step()) {
                best = Math.min(best, val.value(seen++));
            }
            boolean open = episode >= 0 && curves.axis().at(episodes.get(episode).end()) >= event.step();
            @Nullable
            Boolean wasOverfit = trained ? open : null;
            @Nullable
            Long number = event.drop() ? ++drops : null;
            String kind = event.drop() ? "drop" : "restart";
            Rebound rebound = Rebound.after(event, events.endOf(i), val, w, h);
            if (rebound == null) {
                rows.row(kind, number, event.step(), event.before(), event.after(), null, null, null, null, null,
                        wasOverfit, null);
            } else {
                double trough = val.value(rebound.trough());
                rows.row(kind, number, event.step(), event.before(), event.after(), rebound.pre(), trough,
                        val.step(rebound.trough()), rebound.gain(), rebound.relapse(), wasOverfit, trough < best);
            }
        }
    }
}
