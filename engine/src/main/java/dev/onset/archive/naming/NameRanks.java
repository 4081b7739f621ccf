package dev.onset.archive.naming;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How well a name fits a canonical one: 0 is best, {@link #LAST} means not at all. In this order:
 * <ol>
 * <li>a name that names its split before one that does not ({@code train/loss} before {@code loss}),</li>
 * <li>validation before evaluation before development set before test,</li>
 * <li>a plain name before one over epochs, and that before one of single steps ({@code train_loss_epoch} before
 * {@code train_loss_step}).</li>
 * </ol>
 */
final class NameRanks {

    /** No name is worse than this. */
    static final int LAST = 1000;
    /** Names without a split begin here. */
    static final int NO_SPLIT = 50;

    static final Map<String, Integer> TRAINING = Map.of("train", 0, "training", 0, "learn", 5, "trn", 10, "tr", 10);
    static final Map<String, Integer> VALIDATION = Map.ofEntries(Map.entry("val", 0), Map.entry("valid", 0),
            Map.entry("validation", 0), Map.entry("va", 5), Map.entry("eval", 10), Map.entry("evaluation", 10),
            Map.entry("evaluate", 10), Map.entry("dev", 20), Map.entry("cv", 25), Map.entry("holdout", 30),
            Map.entry("heldout", 30), Map.entry("test", 40), Map.entry("testing", 40));

    static final Set<String> LOSS = Set.of("loss");
    static final Set<String> ACCURACY = Set.of("acc", "accuracy", "acc1", "top1", "prec1");
    /** Words that say how an accuracy was counted. */
    private static final Set<String> ACCURACY_KIND = Set.of("binary", "categorical", "sparse", "multiclass", "score",
            "1", "top");
    private static final Map<String, Integer> MODIFIERS = Map.ofEntries(Map.entry("epoch", 1), Map.entry("avg", 1),
            Map.entry("average", 1), Map.entry("mean", 1), Map.entry("total", 1), Map.entry("overall", 1),
            Map.entry("main", 1), Map.entry("metrics", 1), Map.entry("samples", 1), Map.entry("global", 1),
            Map.entry("step", 5), Map.entry("batch", 5), Map.entry("iter", 5), Map.entry("running", 5));
    /** Words that say which loss it is, of which a run has one. */
    private static final Map<String, Integer> LOSS_KIND = Map.of("lm", 2, "crossentropy", 2);

    /** What boosted trees and regressions call their losses. */
    private static final List<String> OBJECTIVES = List.of("logloss", "mlogloss", "crossentropy", "xent", "nll", "bce",
            "ce", "mse", "l2", "rmse", "mae", "l1");
    private static final Set<String> OBJECTIVE_KIND = Set.of("binary", "multi", "language");

    private static final List<String> LEARNING_RATES = List.of("lr", "learning rate", "learningrate", "train lr",
            "train learning rate", "trainer lr", "epoch lr", "epoch learning rate", "lr epoch", "current lr", "cur lr",
            "optimizer lr", "optim lr", "opt lr", "base lr", "lr 0", "lr0", "x lr0", "lr group0", "lr group 0",
            "lr pg0", "learning rate group0", "optim learning rate group0", "lr step", "lr scheduler");
    private static final Set<String> LEARNING_RATE_SURROUNDINGS = Set.of("train", "training", "trainer", "samples",
            "epoch", "step", "current", "optim", "optim0", "optimizer", "opt", "x", "main", "scheduler", "charts",
            "metrics", "learner", "stats");
    /** Names of Lightning's LearningRateMonitor come behind all others. */
    private static final int MONITORED_RATE = 100;

    private static final List<String> EPOCHS = List.of("epoch", "epochs", "train epoch", "trainer epoch",
            "current epoch", "time epoch");
    private static final Set<String> NORM_WORDS = Set.of("train", "training", "total", "global", "2", "0", "l2", "step",
            "epoch", "batch", "avg", "mean", "all", "grad", "gradient", "grads", "gradients", "norm", "gradnorm",
            "gnorm", "optim", "optimizer", "preclip", "unclipped", "model");

    private NameRanks() {}

    static int epoch(MetricWords name) {
        return position(EPOCHS, name.words());
    }

    static int trainLoss(MetricWords name) {
        return split(name, TRAINING, LOSS, true);
    }

    static int validationLoss(MetricWords name) {
        return split(name, VALIDATION, LOSS, false);
    }

    static int trainAccuracy(MetricWords name, boolean bareFits) {
        return isOpenMmLabAccuracy(name) ? LAST : split(name, TRAINING, ACCURACY, bareFits);
    }

    static int validationAccuracy(MetricWords name, boolean bareFits) {
        return split(name, VALIDATION, ACCURACY, bareFits || isOpenMmLabAccuracy(name));
    }

    /** MMPretrain, MMAction and Ultralytics log these in validation alone, without saying so. */
    private static boolean isOpenMmLabAccuracy(MetricWords name) {
        return switch (String.join(" ", name.words())) {
            case "accuracy top1", "acc top1", "metrics accuracy top1" -> true;
            default -> false;
        };
    }

    /** How well the words say this split and this quantity and little else. */
    private static int split(MetricWords name, Map<String, Integer> splits, Set<String> quantity, boolean bareFits) {
        int rank = name.dataLoader();
        Integer split = null;
        boolean measured = false;
        for (String word : new HashSet<>(name.words())) {
            Integer splitRank = splits.get(word);
            Integer modifier = MODIFIERS.get(word);
            Integer kind = LOSS_KIND.get(word);
            if (splitRank != null && split == null) {
                split = splitRank;
            } else if (quantity.contains(word)) {
                rank += measured ? 1 : 0;
                measured = true;
            } else if (quantity.equals(ACCURACY) && ACCURACY_KIND.contains(word)) {
                rank++;
            } else if (quantity.equals(LOSS) && kind != null) {
                rank += kind;
            } else if (modifier != null) {
                rank += modifier;
            } else {
                return LAST;
            }
        }
        if (!measured || (split == null && !bareFits)) {
            return LAST;
        }
        int repeated = name.words().size() - new HashSet<>(name.words()).size();
        return rank + 3 * repeated + (split == null ? NO_SPLIT : split);
    }

    /**
     * How well the words say this split and an objective.
     *
     * @param bothSets whether XGBoost was given a second evaluation set: then the first one is the training set
     */
    static int objective(MetricWords name, boolean training, boolean bothSets) {
        List<String> words = name.words();
        boolean firstSet = bothSets && words.size() > 2 && words.getFirst().equals("validation")
                && words.get(1).equals("0");
        if (firstSet && !training) {
            return LAST;
        }
        Map<String, Integer> splits = firstSet ? Map.of("validation", 0) : training ? TRAINING : VALIDATION;
        Integer split = null;
        int objective = -1;
        int rank = 0;
        for (String word : words) {
            Integer splitRank = splits.get(word);
            Integer modifier = MODIFIERS.get(word);
            if (splitRank != null && split == null) {
                split = splitRank;
            } else if (OBJECTIVES.contains(word) && objective < 0) {
                objective = OBJECTIVES.indexOf(word);
            } else if (modifier != null) {
                rank += modifier;
            } else if (word.equals("0") || word.equals("1")) {
                rank += Integer.parseInt(word);
            } else if (!OBJECTIVE_KIND.contains(word)) {
                return LAST;
            }
        }
        return split == null || objective < 0 ? LAST : 20 * objective + split / 5 + rank;
    }

    /** As in {@code validation_1-logloss}. */
    static boolean isSecondEvaluationSet(MetricWords name) {
        return name.words().size() > 2 && name.words().getFirst().equals("validation")
                && name.words().get(1).equals("1") && OBJECTIVES.contains(name.words().getLast());
    }

    /** The rank of the split, if the name says split and quantity with words of its own before or between them. */
    static int loosely(MetricWords name, Map<String, Integer> splits, Set<String> quantity) {
        List<String> words = name.words();
        int size = words.size();
        if (size < 2 || !quantity.contains(words.getLast())) {
            return LAST;
        }
        return Math.min(splits.getOrDefault(words.get(size - 2), LAST), splits.getOrDefault(words.getFirst(), LAST));
    }

    static int learningRate(MetricWords name) {
        List<String> words = name.words();
        int position = position(LEARNING_RATES, words);
        if (position < LAST) {
            return position;
        }
        if (endsInLearningRate(name)) {
            int own = words.getLast().startsWith("lr") ? words.size() - 1 : words.size() - 2;
            return LEARNING_RATE_SURROUNDINGS.containsAll(words.subList(0, own)) ? LEARNING_RATES.size() + own : LAST;
        }
        // Lightning's LearningRateMonitor: lr-Adam, lr-Adam/pg1; the first parameter group stands for all.
        boolean monitor = words.size() > 1 && words.getFirst().equals("lr");
        return monitor ? MONITORED_RATE + trailingNumber(words.getLast()) : LAST;
    }

    private static int trailingNumber(@Nullable String word) {
        String digits = word == null ? "" : word.replaceFirst("^.*?(\\d{0,2})$", "$1");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    static boolean endsInLearningRate(MetricWords name) {
        List<String> words = name.words();
        int size = words.size();
        return size > 1 && (words.getLast().equals("lr") || words.getLast().equals("lr0")
                || (words.getLast().equals("rate") && words.get(size - 2).equals("learning")));
    }

    static int gradientNorm(MetricWords name) {
        boolean gradient = false;
        boolean norm = false;
        for (String word : name.words()) {
            if (!NORM_WORDS.contains(word)) {
                return LAST;
            }
            gradient |= word.startsWith("grad") || word.equals("gnorm");
            norm |= word.endsWith("norm");
        }
        return gradient && norm ? name.words().size() : LAST;
    }

    private static int position(List<String> list, List<String> words) {
        int position = list.indexOf(String.join(" ", words));
        return position < 0 ? LAST : position;
    }
}
