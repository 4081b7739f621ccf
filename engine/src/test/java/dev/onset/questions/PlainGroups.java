package dev.onset.questions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Grouping and aggregates as plain loops; NULL is null and no part of an aggregate. */
final class PlainGroups {

    private PlainGroups() {}

    /** Groups by keys that may be null. */
    static <T> Map<List<@Nullable Object>, List<T>> by(List<T> rows, Function<T, List<@Nullable Object>> key) {
        Map<List<@Nullable Object>, List<T>> groups = new LinkedHashMap<>();
        for (T row : rows) {
            groups.computeIfAbsent(key.apply(row), _ -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static <T> List<Double> numbers(List<T> rows, Function<T, @Nullable Number> value) {
        return rows.stream().map(value).filter(Objects::nonNull).map(Number::doubleValue).toList();
    }

    static <T> long count(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream().map(value).filter(Objects::nonNull).count();
    }

    static <T> @Nullable Double sum(List<T> rows, Function<T, @Nullable Number> value) {
        List<Double> numbers = numbers(rows, value);
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return numbers.isEmpty() ? null : sum;
    }

    static <T> @Nullable Double mean(List<T> rows, Function<T, @Nullable Number> value) {
        Double sum = sum(rows, value);
        return sum == null ? null : sum / numbers(rows, value).size();
    }

    /** The population's standard deviation. */
    static <T> @Nullable Double deviation(List<T> rows, Function<T, @Nullable Number> value) {
        Double mean = mean(rows, value);
        if (mean == null) {
            return null;
        }
        double squares = 0;
        for (double number : numbers(rows, value)) {
            squares += (number - mean) * (number - mean);
        }
        return Math.sqrt(squares / numbers(rows, value).size());
    }

    static <T> @Nullable Double median(List<T> rows, Function<T, @Nullable Number> value) {
        List<Double> sorted = numbers(rows, value).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        double position = (sorted.size() - 1) / 2.0;
        double low = sorted.get((int) Math.floor(position));
        double high = sorted.get((int) Math.ceil(position));
        return low == high ? low : low + (high - low) * (position - Math.floor(position));
    }

    /** The greatest number minus the least one. */
    static <T> @Nullable Double spread(List<T> rows, Function<T, @Nullable Number> value) {
        List<Double> sorted = numbers(rows, value).stream().sorted().toList();
        return sorted.isEmpty() ? null : sorted.getLast() - sorted.getFirst();
    }
}
