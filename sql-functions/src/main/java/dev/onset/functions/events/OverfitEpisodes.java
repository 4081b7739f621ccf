package dev.onset.functions.events;

import java.util.Arrays;
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
import dev.onset.functions.overfitting.OverfitEpisode;

/** {@code overfit_episodes}: all stretches in which a run overfit, also those that it recovered from. */
public final class OverfitEpisodes extends CurveTableFormula {

    public OverfitEpisodes() {
        super(new TableSignature("overfit_episodes",
                List.of(Parameter.step(), Parameter.column("train", "train_loss"), Parameter.column("val", "val_loss"),
                        Parameter.columnIfLogged("lr", "lr")),
                List.of(new TableColumn("episode_no", ResultType.BIGINT), new TableColumn("onset", ResultType.STEP),
                        new TableColumn("detected", ResultType.STEP), new TableColumn("peak", ResultType.STEP),
                        new TableColumn("ended", ResultType.STEP), new TableColumn("depth", ResultType.DOUBLE),
                        new TableColumn("ended_by", ResultType.VARCHAR))),
                new Documentation("Overfitting",
                        "A row for each stretch of a run in which validation stayed above its best while training improved.",
                        "An episode opens after three evaluations in a row above the running best by more than "
                                + "max(1.4826·MAD(Δv), 0.02·|best|) with train below its value at that best (detected is the "
                                + "third), and closes at a new best (ended) or with the run. onset = the best step before "
                                + "it; peak = the greatest val in it; depth = 100·(val at peak − best)/|best|. ended_by: "
                                + "'lr_drop' if a learning-rate drop lies between detected and the new best, otherwise "
                                + "'recovery'; 'nonfinite' if val or train is not finite later than detected, otherwise "
                                + "'end'.",
                        "Onset",
                        "Fires more easily than overfit_onset. depth is NULL where the best is nearly zero.",
                        List.of("SELECT run_id, onset, ended, depth, ended_by FROM TABLE(overfit_episodes(TABLE history "
                                + "PARTITION BY run_id ORDER BY step))")));
    }

    @Override
    protected void compute(CurveCall call, RowReceiver rows) {
        AlignedCurves curves = call.aligned(1, 2);
        List<OverfitEpisode> episodes = OverfitEpisode.find(curves, call.kernels(), call.scratch());
        double[] drops = LearningRateEvents.of(call, 3).drops().stream().mapToDouble(LearningRateEvents.Event::step)
                .toArray();
        long number = 0;
        for (OverfitEpisode episode : episodes) {
            double depth = episode.depth(curves);
            rows.row(++number, curves.axis().at(episode.onset()), curves.axis().at(episode.detected()),
                    curves.axis().at(episode.peak()), curves.axis().at(episode.end()), percent(depth),
                    endedBy(episode, curves, drops, call));
        }
    }

    private static @Nullable Double percent(double depth) {
        return Double.isNaN(depth) ? null : depth;
    }

    private static String endedBy(OverfitEpisode episode, AlignedCurves curves, double[] drops, CurveCall call) {
        double detected = curves.axis().at(episode.detected());
        double end = curves.axis().at(episode.end());
        if (episode.recovered()) {
            int next = Arrays.binarySearch(drops, Math.nextUp(detected));
            int first = next >= 0 ? next : -next - 1;
            return first < drops.length && drops[first] <= end ? "lr_drop" : "recovery";
        }
        return isBroken(call.curve(1), detected) || isBroken(call.curve(2), detected) ? "nonfinite" : "end";
    }

    private static boolean isBroken(Curve curve, double after) {
        for (int i = curve.length() - 1; i >= 0 && curve.step(i) > after; i--) {
            if (!Double.isFinite(curve.value(i))) {
                return true;
            }
        }
        return false;
    }
}
