package dev.onset.exec.expression;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** How alike two texts are, in code points, and what a text sounds like. */
final class SimilarityEvaluators {

    /** The digit of each letter from A to Z; 0 for letters without one. */
    private static final String SOUNDS = "01230120022455012623010202";

    private SimilarityEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments) {
        return switch (operator) {
            case SOUNDEX -> RowEvaluator.texts(arguments, (a, row) -> soundex(a[0].textAt(row)));
            case LEVENSHTEIN -> RowEvaluator.longs(type, arguments,
                    (a, row) -> levenshtein(points(a[0].textAt(row)), points(a[1].textAt(row))));
            case HAMMING -> RowEvaluator.longs(type, arguments,
                    (a, row) -> hamming(points(a[0].textAt(row)), points(a[1].textAt(row))));
            case JACCARD -> RowEvaluator.doubles(type, arguments,
                    (a, row) -> jaccard(set(a[0].textAt(row)), set(a[1].textAt(row))));
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static int[] points(String text) {
        return text.codePoints().toArray();
    }

    private static Set<Integer> set(String text) {
        return text.codePoints().boxed().collect(Collectors.toSet());
    }

    /** How many characters must be inserted, deleted or replaced. */
    private static long levenshtein(int[] a, int[] b) {
        int[] previous = new int[b.length + 1];
        int[] current = new int[b.length + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length; i++) {
            current[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length];
    }

    /** At how many places two texts of the same length differ. */
    private static long hamming(int[] a, int[] b) {
        if (a.length != b.length) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "HAMMING takes texts of the same length, not of %d and %d characters".formatted(a.length,
                            b.length));
        }
        long differences = 0;
        for (int i = 0; i < a.length; i++) {
            differences += a[i] == b[i] ? 0 : 1;
        }
        return differences;
    }

    /** The characters that are in both, of those that are in one of them. */
    private static double jaccard(Set<Integer> a, Set<Integer> b) {
        Set<Integer> both = new HashSet<>(a);
        both.retainAll(b);
        Set<Integer> either = new HashSet<>(a);
        either.addAll(b);
        return either.isEmpty() ? 1 : (double) both.size() / either.size();
    }

    /** A letter and three digits; American Soundex. */
    private static String soundex(String text) {
        StringBuilder code = new StringBuilder();
        char last = '0';
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            if (letter < 'A' || letter > 'Z') {
                continue;
            }
            char sound = SOUNDS.charAt(letter - 'A');
            if (code.isEmpty()) {
                code.append(letter);
            } else if (sound != '0' && sound != last && code.length() < 4) {
                code.append(sound);
            }
            if (letter != 'H' && letter != 'W') {
                last = sound;
            }
        }
        return code.isEmpty() ? "" : (code + "000").substring(0, 4);
    }
}
