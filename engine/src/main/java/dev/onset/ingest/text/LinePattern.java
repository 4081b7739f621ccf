package dev.onset.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogNumbers;

/**
 * A user's pattern for the lines of a log: a regular expression with named groups. A group named {@code epoch} or
 * {@code step} counts, every other one is a metric.
 */
record LinePattern(Pattern pattern) {

    /** What a line says; null if it does not match. */
    @Nullable
    TextLine parse(String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        long epoch = -1;
        long step = -1;
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String group : pattern.namedGroups().keySet().stream().sorted().toList()) {
            String text = matcher.group(group);
            if (text == null || LogNumbers.isMissing(text)) {
                continue;
            }
            double value;
            try {
                value = LogNumbers.parse(text.strip());
            } catch (NumberFormatException e) {
                continue;
            }
            switch (group.toLowerCase(Locale.ROOT)) {
                case "epoch" -> epoch = LogNumbers.step(value);
                case "step", "iteration" -> step = LogNumbers.step(value);
                default -> {
                    names.add(group);
                    values.add(value);
                }
            }
        }
        return names.isEmpty() && epoch < 0 && step < 0 ? null
                : new TextLine(TimeStamp.of(line), epoch, step, -1, "", List.copyOf(names), List.copyOf(values));
    }
}
