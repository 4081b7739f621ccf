package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/**
 * LIKE, ILIKE, SIMILAR TO and the functions of regular expressions, in Java's syntax. A pattern is compiled once as long as
 * it stays the same from row to row.
 */
final class PatternEvaluators {

    private PatternEvaluators() {}

    static Evaluator function(ScalarOperator operator, List<Evaluator> arguments) {
        return switch (operator) {
            case LIKE -> matching(arguments, (pattern, escape) -> TextPattern.like(pattern, escape, false));
            case ILIKE -> matching(arguments, (pattern, escape) -> TextPattern.like(pattern, escape, true));
            case SIMILAR_TO -> matching(arguments, TextPattern::similar);
            case REGEXP_MATCHES -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.booleans(arguments,
                        (a, row) -> patterns.of(a[1].textAt(row)).matcher(a[0].textAt(row)).find());
            }
            case REGEXP_REPLACE -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.texts(arguments, (a, row) -> replace(patterns, a, row));
            }
            case REGEXP_EXTRACT -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.objects(DataType.VARCHAR, arguments, (a, row) -> extract(patterns, a, row));
            }
            case REGEXP_FULL_MATCH -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.booleans(arguments,
                        (a, row) -> patterns.of(a[1].textAt(row)).matcher(a[0].textAt(row)).matches());
            }
            case REGEXP_COUNT -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.longs(DataType.INTEGER, arguments,
                        (a, row) -> patterns.of(a[1].textAt(row)).matcher(a[0].textAt(row)).results().count());
            }
            case REGEXP_INSTR -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.longs(DataType.INTEGER, arguments, (a, row) -> {
                    String text = a[0].textAt(row);
                    Matcher matcher = patterns.of(a[1].textAt(row)).matcher(text);
                    return matcher.find() ? text.codePointCount(0, matcher.start()) + 1 : 0;
                });
            }
            case REGEXP_EXTRACT_ALL -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.objects(DataType.ARRAY, arguments, (a, row) -> extractAll(patterns, a, row));
            }
            case REGEXP_SPLIT -> {
                Remembered<Pattern> patterns = new Remembered<>(TextPattern::regex);
                yield RowEvaluator.objects(DataType.ARRAY, arguments,
                        (a, row) -> List.of(patterns.of(a[1].textAt(row)).split(a[0].textAt(row), -1)));
            }
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static Evaluator matching(List<Evaluator> arguments,
            BiFunction<String, @Nullable String, Predicate<String>> compiler) {
        Remembered<Remembered<Predicate<String>>> byEscape = new Remembered<>(
                escape -> new Remembered<>(pattern -> compiler.apply(pattern, escape)));
        return RowEvaluator.booleans(arguments, (a, row) -> byEscape.of(a.length > 2 ? a[2].textAt(row) : "")
                .of(a[1].textAt(row)).test(a[0].textAt(row)));
    }

    /** Replaces the first match; all with the option 'g'. {@code \1} and {@code $1} stand for groups. */
    private static String replace(Remembered<Pattern> patterns, Column[] arguments, int row) {
        Matcher matcher = patterns.of(arguments[1].textAt(row)).matcher(arguments[0].textAt(row));
        String replacement = arguments[2].textAt(row).replaceAll("\\\\(\\d)", "\\$$1");
        boolean all = arguments.length > 3 && arguments[3].textAt(row).indexOf('g') >= 0;
        try {
            return all ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "'%s' cannot replace matches of '%s': %s".formatted(arguments[2].textAt(row),
                            arguments[1].textAt(row), e.getMessage()),
                    null, e);
        }
    }

    /** The first match, or a group of it; NULL where nothing matches. */
    private static @Nullable String extract(Remembered<Pattern> patterns, Column[] arguments, int row) {
        Matcher matcher = patterns.of(arguments[1].textAt(row)).matcher(arguments[0].textAt(row));
        int group = group(matcher, arguments, row);
        return matcher.find() ? matcher.group(group) : null;
    }

    /** All matches, or a group of each. */
    private static List<@Nullable String> extractAll(Remembered<Pattern> patterns, Column[] arguments, int row) {
        Matcher matcher = patterns.of(arguments[1].textAt(row)).matcher(arguments[0].textAt(row));
        int group = group(matcher, arguments, row);
        List<@Nullable String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }

    private static int group(Matcher matcher, Column[] arguments, int row) {
        long group = arguments.length > 2 ? arguments[2].longAt(row) : 0;
        if (group < 0 || group > matcher.groupCount()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "'%s' has %d groups, there is no group %d"
                    .formatted(arguments[1].textAt(row), matcher.groupCount(), group));
        }
        return (int) group;
    }
}
