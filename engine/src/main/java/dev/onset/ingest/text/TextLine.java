package dev.onset.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.StepAxis;
import dev.onset.archive.naming.MetricConventions;
import dev.onset.ingest.reader.LogNumbers;

/**
 * What one line of a log says: {@code Epoch: 20/50.. Training Loss: 1.402}, {@code Epoch [3/10], Step [100/600], loss=0.5},
 * {@code Test set: Average loss: 0.05}.
 *
 * @param time the line's time stamp, in microseconds since 1970 UTC; {@link StepAxis#NO_TIME} if it has none
 * @param epoch -1 if the line says none
 * @param step the step, or the batch within the epoch; -1 if the line says none
 * @param steps how many of them an epoch has; -1 if the line does not say
 * @param split what the line begins with if that names a part of the data, such as {@code test/}; else empty
 * @param names of the numbers
 */
record TextLine(long time, long epoch, long step, long steps, String split, List<String> names,
        List<Double> values) {

    private static final String NUMBER = "([-+]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?|[-+]?(?:nan|inf(?:inity)?)\\b)";
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?\\b");
    private static final Pattern EPOCH = Pattern.compile(
            "\\bepoch\\b\\s*[:=#]?\\s*[\\[(]?\\s*(\\d+)(?!\\.\\d)\\s*(?:(?:/|of)\\s*\\d+)?\\s*[\\])]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STEP = Pattern.compile(
            "\\b(?:global[_ ]?step|step|iteration|iter|itr|batch|update|steps(?=:\\s*\\d+\\s+loss\\b))\\b\\s*[:=#]?\\s*[\\[(]?\\s*(\\d+)(?!\\.\\d)\\s*(?:(?:/|of)\\s*(\\d+))?\\s*[\\])]?",
            Pattern.CASE_INSENSITIVE);
    /** A round of gradient boosting: {@code [10]	train-rmse:0.5} (XGBoost, LightGBM), {@code 10:	learn: 0.5} (CatBoost). */
    private static final Pattern ROUND = Pattern.compile(
            "^\\s*(?:\\[(\\d+)\\]\\s+(?=[A-Za-z][^:\\[\\]]{0,80}:\\s?[-+\\dni])|(\\d+):\\s+(?=(?:learn|test|total):))");
    private static final Pattern BATCH = Pattern.compile("\\[\\s*(\\d+)\\s*/\\s*(\\d+)[^\\]]*\\]");
    private static final Pattern PAIR = Pattern.compile(
            "([A-Za-z_][\\w@/.%()-]*(?: [A-Za-z_(][\\w@/.%()-]*){0,4})\\s*[:=]\\s*\\[?" + NUMBER + "(?![\\w:]|\\.\\d)",
            Pattern.CASE_INSENSITIVE);
    /** A word at the line's beginning that says which part of the data the line is about. */
    private static final Pattern SPLIT = Pattern.compile(
            "^\\W*(train|training|val|valid|validation|eval|evaluation|test|testing|dev)\\b(?:\\s+set)?\\s*[\\]:)|*-]",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_METRICS = Set.of("eta", "gpu", "rank", "seed", "pid");

    /** Reads a line; null if it holds neither a step nor a number that looks like a metric. */
    static @Nullable TextLine parse(String line) {
        if (line.length() > 20_000 || !hasDigitOrNaN(line)) {
            return null;
        }
        long time = TimeStamp.of(line);
        String rest = TIME_OF_DAY.matcher(line).replaceAll(";");
        Matcher epochMatcher = EPOCH.matcher(rest);
        long epoch = -1;
        if (epochMatcher.find()) {
            epoch = number(epochMatcher.group(1));
            rest = cut(rest, epochMatcher);
        }
        long step = -1;
        long steps = -1;
        Matcher roundMatcher = ROUND.matcher(line);
        boolean round = epoch < 0 && roundMatcher.find();
        Matcher stepMatcher = STEP.matcher(rest);
        Matcher batchMatcher = BATCH.matcher(rest);
        if (round) {
            step = number(roundMatcher.group(1) == null ? roundMatcher.group(2) : roundMatcher.group(1));
            rest = line.substring(roundMatcher.end()).replace("'s ", " ");
        } else if (stepMatcher.find()) {
            step = number(stepMatcher.group(1));
            steps = stepMatcher.group(2) == null ? -1 : number(stepMatcher.group(2));
            rest = cut(rest, stepMatcher);
        } else if (batchMatcher.find()) {
            step = number(batchMatcher.group(1));
            steps = number(batchMatcher.group(2));
            rest = cut(rest, batchMatcher);
        }
        Matcher splitMatcher = SPLIT.matcher(rest);
        String prefix = !round && splitMatcher.find() ? splitMatcher.group(1).toLowerCase(Locale.ROOT) + "/" : "";
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Matcher pairs = PAIR.matcher(rest);
        while (pairs.find()) {
            String name = pairs.group(1).strip();
            if (!NO_METRICS.contains(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
                values.add(LogNumbers.parse(pairs.group(2)));
            }
        }
        boolean known = MetricConventions.choose(names).values().stream()
                .anyMatch(canonical -> !canonical.equals("epoch"));
        if ((epoch < 0 && !known && !round) || (names.isEmpty() && epoch < 0 && step < 0)) {
            return null;
        }
        return new TextLine(time, epoch, step, steps, prefix, List.copyOf(names), List.copyOf(values));
    }

    /** Whether the line is a record: it says where the training is, and something about it. */
    boolean isRecord() {
        return (epoch >= 0 || step >= 0) && !names.isEmpty();
    }

    private static boolean hasDigitOrNaN(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isDigit(line.charAt(i))) {
                return true;
            }
        }
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("nan") || lower.contains("inf");
    }

    /** A number too long for a step is none. */
    private static long number(String digits) {
        return digits.length() > 18 ? -1 : Long.parseLong(digits);
    }

    private static String cut(String text, Matcher match) {
        return text.substring(0, match.start()) + ";" + text.substring(match.end());
    }
}
