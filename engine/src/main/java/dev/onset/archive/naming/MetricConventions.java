package dev.onset.archive.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which raw metric of a run is which canonical one, by the conventions of the loggers and of the people who name metrics.
 * {@code docs/metrics.md} tells them to users.
 *
 * <p>A name is cut into words at everything that is no letter or digit, and between a lower and an upper case letter, so
 * {@code Loss/val}, {@code val_loss} and {@code valLoss} are one and the same. What fits a canonical name comes in three
 * classes; only if the first is empty does the second count, and then the third:
 * <ol>
 * <li>a name whose words say <i>which split</i> (training, validation, test, or none, which means training) and <i>which
 * quantity</i>, in any order, and nothing else but words that change little ({@code epoch}, {@code avg} …),</li>
 * <li>for losses, a split with the objective's own name ({@code train-logloss}, {@code valid_0 l2}),</li>
 * <li>a name with words of its own before ({@code exposure_val_loss}) or between ({@code val/ctc_loss}) split and
 * quantity, if there is one best: that of the boxes among a detector's losses, otherwise the one of the best split.</li>
 * </ol>
 * Within a class the better rank comes first, as {@link NameRanks} has it, and of equals the one named first.
 */
public final class MetricConventions {

    /**
     * What fits a canonical name in one run.
     *
     * @param names raw names, the best first
     * @param decided whether the first of them is taken; if not, none of several is better than the others
     */
    public record Fit(List<String> names, boolean decided) {
        private static final Fit NONE = new Fit(List.of(), true);

        public Fit {
            names = List.copyOf(names);
        }
    }

    private MetricConventions() {}

    /**
     * The canonical names of a run's metrics.
     *
     * @param raw the run's metrics, in the order in which they were first logged
     * @return canonical name by raw name; metrics that are nothing canonical are missing
     */
    public static Map<String, String> choose(List<String> raw) {
        Map<String, String> chosen = new HashMap<>();
        candidates(raw).forEach((canonical, fit) -> {
            if (fit.decided()) {
                fit.names().stream().filter(name -> !chosen.containsKey(name)).findFirst()
                        .ifPresent(name -> chosen.put(name, canonical));
            }
        });
        return chosen;
    }

    /** What fits each canonical name, in the order of {@link CanonicalMetrics#NAMES}; all of them are there. */
    public static Map<String, Fit> candidates(List<String> raw) {
        List<MetricWords> names = new ArrayList<>(raw.size());
        for (String name : raw) {
            names.add(MetricWords.of(name));
        }
        boolean bareIsValidation = bareAccuracyIsValidation(names);
        boolean bothSets = names.stream().anyMatch(NameRanks::isSecondEvaluationSet);
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (String canonical : CanonicalMetrics.NAMES) {
            fits.put(canonical, switch (canonical) {
                case "epoch" -> fit(names, NameRanks::epoch);
                case "train_loss" -> orElse(orElse(fit(names, NameRanks::trainLoss),
                        fit(names, name -> NameRanks.objective(name, true, bothSets))),
                        loose(names, name -> NameRanks.loosely(name, NameRanks.TRAINING, NameRanks.LOSS)));
                case "val_loss" -> orElse(orElse(fit(names, NameRanks::validationLoss),
                        fit(names, name -> NameRanks.objective(name, false, bothSets))),
                        loose(names, name -> NameRanks.loosely(name, NameRanks.VALIDATION, NameRanks.LOSS)));
                case "train_acc" -> orElse(fit(names, name -> NameRanks.trainAccuracy(name, !bareIsValidation)),
                        loose(names, name -> NameRanks.loosely(name, NameRanks.TRAINING, NameRanks.ACCURACY)));
                case "val_acc" -> orElse(fit(names, name -> NameRanks.validationAccuracy(name, bareIsValidation)),
                        loose(names, name -> NameRanks.loosely(name, NameRanks.VALIDATION, NameRanks.ACCURACY)));
                case "lr" -> orElse(fit(names, NameRanks::learningRate), loose(names,
                        name -> NameRanks.endsInLearningRate(name) ? 0 : NameRanks.LAST));
                case "grad_norm" -> fit(names, NameRanks::gradientNorm);
                default -> Fit.NONE;
            });
        }
        return fits;
    }

    /**
     * A bare {@code acc} is of the training set as Keras has it, beside a bare {@code loss}. It is of the validation set, as
     * fastai has it, where the training loss says that it is one, or where nothing but a validation loss is logged.
     */
    private static boolean bareAccuracyIsValidation(List<MetricWords> names) {
        boolean named = names.stream().anyMatch(name -> NameRanks.validationAccuracy(name, false) < NameRanks.LAST);
        boolean validation = names.stream().anyMatch(name -> NameRanks.validationLoss(name) < NameRanks.LAST);
        int training = names.stream().mapToInt(NameRanks::trainLoss).min().orElse(NameRanks.LAST);
        return !named && validation && (training < NameRanks.NO_SPLIT || training == NameRanks.LAST);
    }

    private static Fit fit(List<MetricWords> names, ToIntFunction<MetricWords> rank) {
        return new Fit(names.stream().filter(name -> rank.applyAsInt(name) < NameRanks.LAST)
                .sorted(Comparator.comparingInt(rank)).map(MetricWords::raw).toList(), true);
    }

    /** Of names with words of their own the boxes' come first, then the best split; without a single best none is taken. */
    private static Fit loose(List<MetricWords> names, ToIntFunction<MetricWords> split) {
        ToIntFunction<MetricWords> rank = name -> split.applyAsInt(name)
                - (name.words().contains("box") ? NameRanks.LAST : 0);
        List<MetricWords> found = names.stream().filter(name -> split.applyAsInt(name) < NameRanks.LAST)
                .sorted(Comparator.comparingInt(rank)).toList();
        boolean decided = found.size() < 2
                || rank.applyAsInt(found.get(0)) < rank.applyAsInt(found.get(1));
        return new Fit(found.stream().map(MetricWords::raw).toList(), decided);
    }

    private static Fit orElse(Fit better, Fit other) {
        return better.names().isEmpty() ? other : better;
    }

    /** Cuts a metric's name into lower case words. */
    public static List<String> words(String name) {
        return MetricWords.cut(name);
    }
}
