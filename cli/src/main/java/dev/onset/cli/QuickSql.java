package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.render.ResultFormat;

/**
 * {@code onset sql} in its usual forms, without the library that understands all command lines: building its model by reflection
 * takes a fifth of the processor time of a small query. Whatever is unusual, and whatever is wrong, is left to
 * {@link SqlCommand}.
 */
final class QuickSql {

    /** Options with a value, and how they are called here. */
    private static final Map<String, String> WITH_VALUE = Map.of("-a", "archive", "--archive", "archive", "--format",
            "format", "-o", "output", "--output", "output", "-f", "file", "--file", "file", "-p", "param", "--param",
            "param");

    private @Nullable Path archive;
    private @Nullable ResultFormat format;
    private @Nullable Path output;
    private @Nullable Path file;
    private final List<String> parameters = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private @Nullable String query;

    private QuickSql() {}

    /** Null: not one of the usual forms. */
    static @Nullable SqlOptions parse(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("sql")) {
            return null;
        }
        QuickSql sql = new QuickSql();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String option = WITH_VALUE.get(equals < 0 ? argument : argument.substring(0, equals));
            boolean known;
            if (option == null) {
                known = sql.add(argument);
            } else if (equals >= 0) {
                known = sql.set(option, argument.substring(equals + 1));
            } else {
                known = ++i < arguments.length && sql.set(option, arguments[i]);
            }
            if (!known) {
                return null;
            }
        }
        Path directory = sql.archive == null ? ArchiveOption.usual() : sql.archive;
        return new SqlOptions(directory, sql.format, sql.output, sql.file, sql.parameters,
                sql.given.contains("--no-header"), sql.given.contains("--readonly"), sql.query);
    }

    /** A flag or the query. */
    private boolean add(String argument) {
        if (argument.equals("--no-header") || argument.equals("--readonly")) {
            return given.add(argument);
        }
        // A file of arguments begins with @.
        if (argument.isEmpty() || argument.startsWith("-") || argument.startsWith("@") || query != null) {
            return false;
        }
        query = argument;
        return true;
    }

    private boolean set(String option, String value) {
        boolean list = option.equals("param");
        if (value.isEmpty() || value.startsWith("-") || value.startsWith("@") || (!list && !given.add(option))) {
            return false;
        }
        try {
            switch (option) {
                case "archive" -> archive = Path.of(value);
                case "format" -> format = ResultFormat.valueOf(value.toUpperCase(Locale.ROOT));
                case "output" -> output = Path.of(value);
                case "file" -> file = Path.of(value);
                default -> parameters.add(value);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false; // a format that there is not, or a path that cannot be
        }
    }

    /** As the command would be run otherwise. */
    static int run(SqlOptions options, OnsetCommand parent, PrintWriter out, PrintWriter err) {
        try {
            return new SqlRun(options, parent, out, err).run();
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.println("Try 'onset sql --help'.");
            err.flush();
            return ExitStatus.USAGE;
        } catch (IOException | RuntimeException | Error e) {
            return ExecutionErrors.handle(e, err);
        }
    }
}
