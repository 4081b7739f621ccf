package dev.onset.archive.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric's name as its words.
 *
 * @param words in lower case; words that mean something together are one ({@code top 1}, {@code cross entropy})
 * @param dataLoader which of Lightning's data loaders it is of, counted from 0
 */
record MetricWords(String raw, List<String> words, int dataLoader) {

    private static final Pattern DATA_LOADER = Pattern.compile("(.*)/dataloader_idx_(\\d{1,2})", Pattern.DOTALL);
    private static final Map<String, String> PAIRS = Map.of("top 1", "top1", "acc 1", "acc1", "prec 1", "prec1",
            "cross entropy", "crossentropy", "log loss", "logloss");

    static MetricWords of(String raw) {
        Matcher loader = DATA_LOADER.matcher(raw);
        return loader.matches()
                ? new MetricWords(raw, joined(cut(loader.group(1))), Integer.parseInt(loader.group(2)))
                : new MetricWords(raw, joined(cut(raw)), 0);
    }

    private static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>(words.size());
        for (String word : words) {
            String pair = joined.isEmpty() ? null : PAIRS.get(joined.getLast() + " " + word);
            if (pair == null) {
                joined.add(word);
            } else {
                joined.set(joined.size() - 1, pair);
            }
        }
        return List.copyOf(joined);
    }

    /** At everything that is no letter or digit, and between a lower and an upper case letter. */
    static List<String> cut(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char previous = ' ';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean camel = Character.isLowerCase(previous) && Character.isUpperCase(c);
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
