package dev.onset.questions;

import static dev.onset.questions.PlainGroups.count;
import static dev.onset.questions.PlainGroups.mean;
import static dev.onset.questions.PlainGroups.row;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The answers to the fifteen questions, computed by plain loops over the runs; the rows in no certain order. */
final class PlainAnswers {

    private final List<PlainRun> runs;
    private final Map<String, String> names;

    /** @param names what parameters are called in these runs, by their names in the questions, where they differ */
    PlainAnswers(List<PlainRun> runs, Map<String, String> names) {
        this.runs = runs;
        this.names = names;
    }

    private @Nullable String param(PlainRun run, String name) {
        return run.param(names.getOrDefault(name, name));
    }

    List<List<@Nullable Object>> of(int question) {
        return switch (question) {
            case 1 -> overfitRates();
            case 2 -> wastedHours();
            case 3 -> patience();
            case 4 -> bestSteps();
            case 5 -> rescues();
            case 6 -> lossAgainstAccuracy();
            case 7 -> growingGaps();
            case 8 -> spikes();
            case 9 -> gradientsBeforeNan();
            case 10 -> stoppedTooEarly();
            case 11 -> stepsToTarget();
            case 12 -> seeds();
            case 13 -> invertedGaps();
            case 14 -> fineTuning();
            case 15 -> verdicts();
            default -> throw new IllegalArgumentException("there is no question " + question);
        };
    }

    private static List<PlainCurve> trainAndVal(PlainRun run) {
        return List.of(run.train(), run.val());
    }

    private static @Nullable Double onset(PlainRun run) {
        return FunctionOnPoints.number("overfit_onset", trainAndVal(run));
    }

    private List<List<@Nullable Object>> overfitRates() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(param(run, "arch"), param(run, "weight_decay"))).forEach((key, group) -> {
            long overfit = count(group, PlainAnswers::onset);
            rows.add(row(key.get(0), key.get(1), group.size(), overfit * 1.0 / group.size(),
                    mean(group, PlainAnswers::onset)));
        });
        return rows;
    }

    private List<List<@Nullable Object>> wastedHours() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(run.experiment(),
                run.startedAt() == null ? null : run.startedAt().truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1)))
                .forEach((key, group) -> {
                    Double seconds = PlainGroups.sum(group, run -> {
                        Long all = run.seconds();
                        Double wasted = run.val().wastedFraction();
                        return all == null || wasted == null ? null : all * wasted;
                    });
                    rows.add(row(key.get(0), key.get(1), seconds == null ? null : seconds / 3600));
                });
        return rows;
    }

    private List<List<@Nullable Object>> patience() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long patience : new long[]{1, 3, 5, 10, 20}) {
            rows.add(row(patience, mean(runs, run -> run.val().stopRegret(patience)), PlainGroups.sum(runs, run -> {
                int stop = run.val().patienceStop(patience);
                return stop < 0 ? null : run.lastStep() - run.val().steps()[stop];
            })));
        }
        return rows;
    }

    /** Of all runs; the question shows the best twenty. */
    private List<List<@Nullable Object>> bestSteps() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PlainRun run : runs) {
            rows.add(row(run.id(), run.val().bestStep(), run.val().best(), run.curve("val_acc").atBestOf(run.val()),
                    run.train().atBestOf(run.val())));
        }
        return rows;
    }

    private List<List<@Nullable Object>> rescues() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PlainRun run : runs) {
            // event, drop_no, step, lr_before, lr_after, pre, trough, trough_step, gain, relapse, was_overfit, new_best
            for (List<@Nullable Object> event : FunctionOnPoints.rows("lr_events",
                    List.of(run.curve("lr"), run.val(), run.train()))) {
                if (Boolean.TRUE.equals(event.get(10)) && event.get(8) instanceof Double gain && gain > 0.01
                        && event.get(9) instanceof Double relapse && relapse > 0.01) {
                    rows.add(row(run.id(), event.get(1), event.get(2), event.get(3), event.get(4), gain, relapse,
                            event.get(11)));
                }
            }
        }
        return rows;
    }

    private List<List<@Nullable Object>> lossAgainstAccuracy() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PlainRun run : runs) {
            PlainCurve accuracy = run.curve("val_acc");
            int best = accuracy.argMax();
            Long bestLoss = run.val().bestStep();
            if (best >= 0 && bestLoss != null && accuracy.steps()[best] > bestLoss) {
                rows.add(row(run.id(), accuracy.steps()[best] - bestLoss,
                        FunctionOnPoints.value("loss_acc_divergence", List.of(run.val(), accuracy))));
            }
        }
        return rows;
    }

    private List<List<@Nullable Object>> growingGaps() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PlainRun run : runs) {
            Double gap = PlainCurve.gap(run.train(), run.val()).slope();
            Double val = run.val().slope();
            Double p = FunctionOnPoints.number("gap_trend_p", trainAndVal(run), "hamed_rao");
            if (gap != null && val != null && p != null && p < 0.01 && val < 0 && gap > 0) {
                rows.add(row(run.id(), gap, p));
            }
        }
        return rows;
    }

    private List<List<@Nullable Object>> spikes() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(param(run, "optimizer"))).forEach((key, group) -> rows.add(row(key.getFirst(),
                mean(group, run -> FunctionOnPoints.number("spike_score", List.of(run.train()))),
                mean(group, run -> FunctionOnPoints.number("spike_recovery_steps", List.of(run.train()))),
                count(group, run -> run.train().firstNonfinite()))));
        return rows;
    }

    private List<List<@Nullable Object>> gradientsBeforeNan() {
        Map<Long, List<@Nullable Double>> byDistance = new TreeMap<>();
        for (PlainRun run : runs) {
            Long nan = run.train().firstNonfinite();
            for (long step : nan == null ? new long[0] : run.steps()) {
                if (nan != null && step >= nan - 50 && step <= nan) {
                    PlainCurve gradient = run.curve("grad_norm");
                    int at = java.util.Arrays.binarySearch(gradient.steps(), step);
                    byDistance.computeIfAbsent(step - nan, _ -> new ArrayList<>())
                            .add(at < 0 ? null : gradient.values()[at]);
                }
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        byDistance.forEach((distance, values) -> rows
                .add(row(distance, PlainGroups.median(values, value -> value), values.size())));
        return rows;
    }

    private List<List<@Nullable Object>> stoppedTooEarly() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PlainRun run : runs) {
            if (Boolean.TRUE.equals(FunctionOnPoints.value("improving_at_end", List.of(run.val())))) {
                rows.add(row(run.id(), run.val().best(),
                        FunctionOnPoints.number("predict_at", List.of(run.val()), 2.0 * run.lastStep())));
            }
        }
        return rows;
    }

    private List<List<@Nullable Object>> stepsToTarget() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(FunctionOnPoints.value("lr_schedule", List.of(run.curve("lr")))))
                .forEach((key, group) -> rows.add(row(key.getFirst(), group.size(),
                        count(group, run -> run.val().stepsTo(2.0)),
                        PlainGroups.median(group, run -> run.val().stepsTo(2.0)))));
        return rows;
    }

    private static @Nullable Object verdict(PlainRun run) {
        return FunctionOnPoints.value("curve_verdict", trainAndVal(run));
    }

    private List<List<@Nullable Object>> seeds() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(param(run, "config"))).forEach((key, group) -> {
            if (group.size() >= 3) {
                rows.add(row(key.getFirst(), group.size(), PlainGroups.deviation(group, run -> run.val().best()),
                        PlainGroups.spread(group, PlainAnswers::onset),
                        group.stream().map(PlainAnswers::verdict).filter(java.util.Objects::nonNull).distinct()
                                .count()));
            }
        });
        return rows;
    }

    private List<List<@Nullable Object>> invertedGaps() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(param(run, "dropout"))).forEach((key, group) -> rows.add(row(key.getFirst(),
                mean(group, run -> PlainCurve.invertedFraction(run.train(), run.val())),
                mean(group, run -> FunctionOnPoints.number("inversion_explained", trainAndVal(run), 0.5)))));
        return rows;
    }

    private List<List<@Nullable Object>> fineTuning() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(param(run, "init"))).forEach((key, group) -> rows.add(row(key.getFirst(),
                mean(group, run -> {
                    Double onset = onset(run);
                    return onset == null ? null : onset * 1.0 / run.lastStep();
                }), mean(group, run -> run.val().best()),
                mean(group, run -> FunctionOnPoints.number("overfit_severity", trainAndVal(run))))));
        return rows;
    }

    private List<List<@Nullable Object>> verdicts() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        PlainGroups.by(runs, run -> row(run.source(), run.experiment(), verdict(run))).forEach((key, group) -> rows
                .add(row(key.get(0), key.get(1), key.get(2), group.size())));
        return rows;
    }
}
