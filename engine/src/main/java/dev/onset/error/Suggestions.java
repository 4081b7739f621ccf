package dev.onset.error;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The nearest right thing to a mistyped name. */
public final class Suggestions {

    private Suggestions() {}

    /** {@code ; did you mean x?}, or nothing where no name is near. */
    public static String didYouMean(String given, Collection<String> names) {
        String nearest = nearest(given, names);
        return nearest == null ? "" : "; did you mean " + nearest + "?";
    }

    /** The name that takes the fewest changes, at most a third of its letters (one at least); null: none. */
    public static @Nullable String nearest(String given, Collection<String> names) {
        String wanted = given.toLowerCase(Locale.ROOT);
        String nearest = null;
        int best = Integer.MAX_VALUE;
        for (String name : names) {
            String candidate = name.toLowerCase(Locale.ROOT);
            int allowed = Math.max(1, Math.max(candidate.length(), wanted.length()) / 3);
            if (Math.abs(candidate.length() - wanted.length()) <= Math.min(allowed, best)) {
                int distance = distance(wanted, candidate);
                if (distance <= allowed && distance < best) {
                    best = distance;
                    nearest = name;
                }
            }
        }
        return nearest;
    }

    /** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, or swap two neighbours. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
