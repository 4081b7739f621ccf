package dev.onset.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.ingest.reader.LogNumbers;

/**
 * A user's pattern for the lines of a log: a regular expression with named groups. A group named {@code epoch} or
 * {@code step} counts, every other one is a metric.
 *
 * <p>Java's group names know letters and digits alone. Here they may also hold what metrics' names hold ({@code train_loss},
 * {@code val/loss}), and Python's spelling {@code (?P<name>…)} is understood.
 */
public final class LinePattern {

    private static final Pattern GROUP = Pattern.compile("\\(\\?P?<([A-Za-z_][\\w/. -]*)>");

    private final String regex;
    private final Pattern pattern;
    /** The names that the user gave, by Java's name of the group. */
    private final Map<String, String> names;

    private LinePattern(String regex, Pattern pattern, Map<String, String> names) {
        this.regex = regex;
        this.pattern = pattern;
        this.names = names;
    }

    /** @throws OnsetException if it is no regular expression, with the place, or if it names no metric */
    public static LinePattern compile(String regex) {
        StringBuilder java = new StringBuilder();
        List<Integer> origins = new ArrayList<>();
        Map<String, String> names = new TreeMap<>();
        Matcher group = GROUP.matcher(regex);
        int at = 0;
        while (at < regex.length()) {
            if (group.region(at, regex.length()).lookingAt()) {
                String name = "g" + names.size();
                names.put(name, group.group(1));
                java.append("(?<").append(name).append('>');
                at = group.end();
            } else {
                int length = regex.charAt(at) == '\\' && at + 1 < regex.length() ? 2 : 1;
                java.append(regex, at, at + length);
                at += length;
            }
            while (origins.size() < java.length()) {
                origins.add(at - 1);
            }
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(java.toString());
        } catch (PatternSyntaxException e) {
            int index = e.getIndex() < 0 || e.getIndex() >= origins.size() ? regex.length() : origins.get(e.getIndex());
            throw new OnsetException(OnsetException.Category.ARGUMENT, "The pattern is no regular expression: "
                    + e.getDescription() + " at position " + (index + 1) + "\n  " + regex + "\n  " + " ".repeat(index)
                    + "^");
        }
        if (names.values().stream().allMatch(name -> isEpoch(name) || isStep(name))) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "The pattern '" + regex
                    + "' names no metric; give each number a named group, as in epoch (?<epoch>\\d+) loss (?<train_loss>\\S+)");
        }
        return new LinePattern(regex, pattern, names);
    }

    private static boolean isEpoch(String name) {
        return name.toLowerCase(Locale.ROOT).equals("epoch");
    }

    private static boolean isStep(String name) {
        return name.toLowerCase(Locale.ROOT).equals("step") || name.toLowerCase(Locale.ROOT).equals("iteration");
    }

    /** What a line says; null if it does not match. */
    @Nullable
    TextLine parse(String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        long epoch = -1;
        long step = -1;
        List<String> metrics = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Map.Entry<String, String> group : names.entrySet()) {
            String text = matcher.group(group.getKey());
            if (text == null || LogNumbers.isMissing(text)) {
                continue;
            }
            double value;
            try {
                value = LogNumbers.parse(text.strip());
            } catch (NumberFormatException e) {
                continue;
            }
            if (isEpoch(group.getValue())) {
                epoch = LogNumbers.step(value);
            } else if (isStep(group.getValue())) {
                step = LogNumbers.step(value);
            } else {
                metrics.add(group.getValue());
                values.add(value);
            }
        }
        return metrics.isEmpty() && epoch < 0 && step < 0 ? null
                : new TextLine(TimeStamp.of(line), epoch, step, -1, "", List.copyOf(metrics), List.copyOf(values));
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return regex;
    }
}
