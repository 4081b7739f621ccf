package dev.onset.exec.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.plan.FileRead;

/** The options of read_csv, read_json and read_parquet, which are DuckDB's; those that would skip rows in silence are left out. */
final class ReadOptions {

    private static final Set<String> CSV = Set.of("all_varchar", "allow_quoted_nulls", "comment", "compression",
            "dateformat",
            "decimal_separator", "delim", "encoding", "escape", "filename", "header", "names", "null_padding",
            "nullstr",
            "quote", "sample_size", "skip", "timestampformat", "types", "union_by_name");
    private static final Set<String> JSON = Set.of("columns", "compression", "dateformat", "filename", "format",
            "maximum_object_size", "records", "sample_size", "timestampformat", "union_by_name");
    private static final Set<String> PARQUET = Set.of("file_row_number", "filename", "hive_partitioning",
            "union_by_name");
    /** Other names of options, as in DuckDB, PostgreSQL and {@code COPY TO}. */
    private static final Map<String, String> OTHER_NAMES = Map.of("delimiter", "delim", "sep", "delim", "null",
            "nullstr", "dtypes", "types", "column_names", "names", "column_types", "types");

    private ReadOptions() {}

    private static Set<String> names(String function) {
        return function.startsWith("read_csv") ? CSV : function.startsWith("read_json") ? JSON : PARQUET;
    }

    /** With the first of the names that an option has; an unknown one is an error that names the nearest. */
    static Map<String, Object> checked(FileRead read) {
        Set<String> names = names(read.function());
        Map<String, Object> checked = new TreeMap<>();
        read.options().forEach((name, value) -> {
            String known = OTHER_NAMES.getOrDefault(name, name);
            if (!names.contains(known)) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, read.function() + " has no option " + name
                        + Suggestions.didYouMean(name, new TreeSet<>(names)) + "; it has "
                        + String.join(", ", new TreeSet<>(names)));
            }
            checked.put(known, value);
        });
        return checked;
    }

    /** The call of DuckDB's function. */
    static String call(FileRead read) {
        List<String> arguments = new ArrayList<>();
        arguments.add(read.files().stream().map(DuckDb::literal).collect(Collectors.joining(", ", "[", "]")));
        new TreeMap<>(read.options()).forEach((name, value) -> arguments.add(name + " = " + literal(value)));
        return read.function() + "(" + String.join(", ", arguments) + ")";
    }

    private static String literal(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(ReadOptions::literal).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> DuckDb.literal(String.valueOf(entry.getKey())) + ": " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case String text -> DuckDb.literal(text.equals("\\t") ? "\t" : text);
            default -> value.toString().toLowerCase(Locale.ROOT);
        };
    }
}
