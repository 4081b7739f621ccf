package dev.onset.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * The parameters, or the tags, of some runs as numbers of texts, since a few texts mostly say it all. The pairs of a run lie behind
 * each other, in the order of keys. Read-only.
 */
public final class TextPairs {

    /** In place of a value's number: NULL. */
    public static final int NONE = -1;

    /** The first pair of each run, and how many there are. */
    private final int[] starts;
    private final int[] keyOf;
    private final int[] valueOf;
    private final String[] keys;
    private final String[] values;

    private TextPairs(int[] starts, int[] keyOf, int[] valueOf, String[] keys, String[] values) {
        this.starts = starts;
        this.keyOf = keyOf;
        this.valueOf = valueOf;
        this.keys = keys;
        this.values = values;
    }

    /** @param pairsOfRun by the number of a run, below the number of runs */
    public static TextPairs of(int runs, IntFunction<Map<String, @Nullable String>> pairsOfRun) {
        int[] starts = new int[runs + 1];
        int[] keyOf = new int[runs];
        int[] valueOf = new int[runs];
        Numbering keys = new Numbering();
        Numbering values = new Numbering();
        int filled = 0;
        for (int run = 0; run < runs; run++) {
            Map<String, @Nullable String> pairs = pairsOfRun.apply(run);
            if (keyOf.length < filled + pairs.size()) {
                int length = Math.addExact(filled, Math.max(filled / 2, pairs.size()));
                keyOf = Arrays.copyOf(keyOf, length);
                valueOf = Arrays.copyOf(valueOf, length);
            }
            for (Map.Entry<String, @Nullable String> pair : pairs.entrySet()) {
                String value = pair.getValue();
                keyOf[filled] = keys.number(pair.getKey());
                valueOf[filled++] = value == null ? NONE : values.number(value);
            }
            starts[run + 1] = filled;
        }
        return new TextPairs(starts, Arrays.copyOf(keyOf, filled), Arrays.copyOf(valueOf, filled), keys.texts(),
                values.texts());
    }

    private static final class Numbering {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        int number(String text) {
            Integer known = numbers.putIfAbsent(text, texts.size());
            if (known != null) {
                return known;
            }
            texts.add(text);
            return texts.size() - 1;
        }

        String[] texts() {
            return texts.toArray(String[]::new);
        }
    }

    /** The first pair of a run; of the run behind the last one, the number of all pairs. */
    public int start(int run) {
        return starts[run];
    }

    /** The place of a pair's key in {@link #keys}. */
    public int key(int pair) {
        return keyOf[pair];
    }

    /** The place of a pair's value in {@link #values}, or {@link #NONE}. */
    public int value(int pair) {
        return valueOf[pair];
    }

    /** The distinct keys; not to be changed. */
    public String[] keys() {
        return keys;
    }

    /** The distinct values; not to be changed. */
    public String[] values() {
        return values;
    }
}
