package dev.onset.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.CanonicalMetrics;

/**
 * Which raw metric of a run is which canonical one, by the conventions of the loggers and of the people who name metrics.
 *
 * <p>A name is cut into words at everything that is no letter or digit, and between a lower and an upper case letter, so
 * {@code Loss/val}, {@code val_loss} and {@code valLoss} are one and the same. A loss or an accuracy is recognised if its
 * words say <i>which split</i> (training, validation, test, or none, which means training) and <i>which quantity</i>, in any
 * order, and nothing else but words that change little ({@code epoch}, {@code avg}, {@code step} …).
 *
 * <p>Several names of a run may fit one canonical name. The best takes it:
 * <ol>
 * <li>a name that names its split before one that does not ({@code train/loss} before {@code loss}),</li>
 * <li>validation before evaluation before development set before test,</li>
 * <li>a plain name before one over epochs, and that before one of single steps ({@code train_loss_epoch} before
 * {@code train_loss_step}),</li>
 * <li>the name logged first.</li>
 * </ol>
 * If none fits, a name with words of its own before ({@code exposure_val_loss}) or between ({@code val/ctc_loss}) split and
 * quantity fits if it is the only one of its kind. A run whose only loss is a validation loss logs validation alone: there a bare {@code acc} is the validation accuracy.
 */
public final class MetricConventions {

    /** No name is worse than this. */
    private static final int LAST = 1000;

    private static final Map<String, Integer> TRAINING = Map.of("train", 0, "training", 0, "trn", 10, "tr", 10);
    private static final Map<String, Integer> VALIDATION = Map.of("val", 0, "valid", 0, "validation", 0, "eval", 10,
            "evaluation", 10, "dev", 20, "holdout", 30, "test", 50, "testing", 50);
    private static final int NO_SPLIT = 50;

    private static final Set<String> LOSS = Set.of("loss");
    private static final Set<String> ACCURACY = Set.of("acc", "accuracy", "acc1", "top1", "prec1");
    /** Words that say how an accuracy was counted. */
    private static final Set<String> ACCURACY_KIND = Set.of("1", "top", "binary", "categorical", "sparse", "score");
    private static final Map<String, Integer> MODIFIERS = Map.of("epoch", 1, "avg", 1, "average", 1, "mean", 1, "total",
            1, "overall", 1, "step", 5, "batch", 5, "iter", 5, "running", 5);

    private static final List<String> LEARNING_RATES = List.of("lr", "learning rate", "learningrate", "train lr",
            "train learning rate", "trainer lr", "epoch lr", "epoch learning rate", "lr epoch", "current lr",
            "optimizer lr",
            "optim lr", "opt lr", "base lr", "lr 0", "lr group0", "lr group 0", "lr pg0", "lr step", "lr scheduler");
    private static final List<String> EPOCHS = List.of("epoch", "epochs", "train epoch", "trainer epoch",
            "current epoch");
    private static final Set<String> NORM_WORDS = Set.of("train", "training", "total", "global", "2", "0", "l2", "step",
            "epoch", "batch", "avg", "mean", "all", "grad", "gradient", "grads", "gradients", "norm", "gradnorm");

    private MetricConventions() {}

    /**
     * The canonical names of a run's metrics.
     *
     * @param raw the run's metrics that have points, in the order in which they were first logged
     * @param overrides raw name by canonical name; one that the run does not have leaves the conventions in force
     * @return canonical name by raw name; metrics that are nothing canonical are missing
     */
    public static Map<String, String> choose(List<String> raw, Map<String, String> overrides) {
        List<List<String>> words = new ArrayList<>(raw.size());
        for (String name : raw) {
            words.add(words(name));
        }
        Map<String, String> chosen = new HashMap<>();
        for (String canonical : CanonicalMetrics.NAMES) {
            String override = overrides.get(canonical);
            if (override != null && raw.contains(override)) {
                chosen.put(override, canonical);
            }
        }
        boolean validationOnly = best(words, "val_loss", false) >= 0 && best(words, "train_loss", false) < 0;
        for (String canonical : CanonicalMetrics.NAMES) {
            if (!chosen.containsValue(canonical)) {
                int best = best(words, canonical, validationOnly);
                if (best >= 0) {
                    chosen.putIfAbsent(raw.get(best), canonical);
                }
            }
        }
        return chosen;
    }

    /** The index of the best name, or -1. */
    private static int best(List<List<String>> names, String canonical, boolean validationOnly) {
        int best = -1;
        int bestRank = LAST;
        int loose = -1;
        int looseCount = 0;
        for (int i = 0; i < names.size(); i++) {
            int rank = rank(names.get(i), canonical, validationOnly);
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
            if (fitsLoosely(names.get(i), canonical)) {
                loose = i;
                looseCount++;
            }
        }
        return best >= 0 ? best : looseCount == 1 ? loose : -1;
    }

    private static int rank(List<String> words, String canonical, boolean validationOnly) {
        return switch (canonical) {
            case "epoch" -> position(EPOCHS, words);
            case "train_loss" -> splitRank(words, TRAINING, LOSS, !validationOnly);
            case "val_loss" -> splitRank(words, VALIDATION, LOSS, false);
            case "train_acc" -> splitRank(words, TRAINING, ACCURACY, !validationOnly);
            case "val_acc" -> splitRank(words, VALIDATION, ACCURACY, validationOnly);
            case "lr" -> learningRateRank(words);
            case "grad_norm" -> gradientNormRank(words);
            default -> LAST;
        };
    }

    /** How well the words say this split and this quantity and little else; {@link #LAST}: not at all. */
    private static int splitRank(List<String> words, Map<String, Integer> splits, Set<String> quantity,
            boolean bareFits) {
        int rank = 0;
        Integer split = null;
        boolean measured = false;
        for (String word : new HashSet<>(words)) {
            Integer splitRank = splits.get(word);
            Integer modifier = MODIFIERS.get(word);
            if (splitRank != null && split == null) {
                split = splitRank;
            } else if (quantity.contains(word)) {
                rank += measured ? 1 : 0;
                measured = true;
            } else if (quantity.equals(ACCURACY) && ACCURACY_KIND.contains(word)) {
                rank++;
            } else if (modifier != null) {
                rank += modifier;
            } else {
                return LAST;
            }
        }
        if (!measured || (split == null && !bareFits)) {
            return LAST;
        }
        int repeated = words.size() - new HashSet<>(words).size();
        return rank + 3 * repeated + (split == null ? NO_SPLIT : split);
    }

    /** Whether the name says split and quantity, with words of its own before or between them. */
    private static boolean fitsLoosely(List<String> words, String canonical) {
        return switch (canonical) {
            case "train_loss" -> fitsLoosely(words, TRAINING, LOSS);
            case "val_loss" -> fitsLoosely(words, VALIDATION, LOSS);
            case "train_acc" -> fitsLoosely(words, TRAINING, ACCURACY);
            case "val_acc" -> fitsLoosely(words, VALIDATION, ACCURACY);
            case "lr" -> words.size() > 1 && (words.getLast().equals("lr")
                    || (words.getLast().equals("rate") && words.get(words.size() - 2).equals("learning")));
            default -> false;
        };
    }

    private static boolean fitsLoosely(List<String> words, Map<String, Integer> splits, Set<String> quantity) {
        int size = words.size();
        return size > 1 && quantity.contains(words.getLast())
                && (splits.containsKey(words.get(size - 2)) || splits.containsKey(words.getFirst()));
    }

    private static int learningRateRank(List<String> words) {
        int position = position(LEARNING_RATES, words);
        if (position < LAST) {
            return position;
        }
        // Lightning's LearningRateMonitor: lr-Adam, lr-Adam/pg1; the first parameter group stands for all.
        boolean monitor = words.size() > 1 && words.getFirst().equals("lr");
        return monitor ? LEARNING_RATES.size() : LAST;
    }

    private static int gradientNormRank(List<String> words) {
        boolean gradient = false;
        boolean norm = false;
        for (String word : words) {
            if (!NORM_WORDS.contains(word)) {
                return LAST;
            }
            gradient |= word.startsWith("grad");
            norm |= word.endsWith("norm");
        }
        return gradient && norm ? words.size() : LAST;
    }

    private static int position(List<String> list, List<String> words) {
        int position = list.indexOf(String.join(" ", words));
        return position < 0 ? LAST : position;
    }

    /** Cuts a metric's name into lower case words. */
    public static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        @Nullable
        Character previous = null;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean camel = previous != null && Character.isLowerCase(previous) && Character.isUpperCase(c);
            if ((camel || !Character.isLetterOrDigit(c)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(Character.toLowerCase(c));
            }
            previous = c;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
