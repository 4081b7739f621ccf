package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.api.Outcome;
import dev.onset.error.OnsetException;
import dev.onset.exec.files.FileFormat;

/** {@code onset export}: writes tables or a query to files of other tools. */
@Command(name = "export", description = "Writes tables, or the rows of a query, to files.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "Examples:", "  onset export -o best.parquet \"SELECT run_id, min(val_loss) FROM history GROUP BY 1\"",
    "  onset export -o exported --format arrow runs metrics"})
final class ExportCommand implements Callable<Integer> {

    private static final List<String> TABLES = List.of("runs", "params", "tags", "metrics");

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = {"-o",
        "--output"}, required = true, paramLabel = "PATH", description = "The file; for several tables, the folder.")
    private Path output = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "parquet, csv, json, jsonl or arrow (default: as the file is called, else parquet).")
    private @Nullable String format;

    @Option(names = "--where", paramLabel = "CONDITION", description = "Only the rows of the tables for which this SQL condition is true.")
    private @Nullable String where;

    @Parameters(arity = "0..*", paramLabel = "TABLE|QUERY", description = "Tables, or one query (default: runs, params, tags and metrics).")
    private List<String> sources = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> statements = statements();
        PrintWriter err = spec.commandLine().getErr();
        try (Onset onset = Onset.open(archive.directory())) {
            for (String statement : statements) {
                try {
                    if (onset.execute(statement) instanceof Outcome.Done done) {
                        err.println(done.message());
                        err.flush();
                    }
                } catch (OnsetException e) {
                    ExecutionErrors.report(e, statement, err);
                    return ExitStatus.FAILED;
                }
            }
        }
        return ExitStatus.OK;
    }

    private List<String> statements() throws IOException {
        boolean query = sources.size() == 1 && sources.getFirst().strip().contains(" ");
        if (query && where != null) {
            throw wrong("--where is for tables; a query has its own WHERE");
        }
        if (query) {
            if (Files.isDirectory(output)) {
                throw wrong(output + " is a folder; name a file for the rows of a query");
            }
            return List.of(copy(sources.getFirst(), output));
        }
        List<String> tables = sources.isEmpty() ? TABLES : sources;
        boolean file = tables.size() == 1 && !Files.isDirectory(output)
                && FileFormat.ofFileName(output.toString()) != null;
        if (!file) {
            if (Files.isRegularFile(output)) {
                throw wrong(output + " is a file; name a folder for several tables");
            }
            Files.createDirectories(output);
        }
        String extension = format == null ? FileFormat.PARQUET.extension() : FileFormat.named(format).extension();
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            String name = table.strip();
            String rows = "SELECT * FROM \"" + name.replace("\"", "\"\"") + "\""
                    + (where == null ? "" : " WHERE " + where);
            statements.add(copy(rows, file ? output : output.resolve(name.toLowerCase(Locale.ROOT) + "." + extension)));
        }
        return statements;
    }

    private String copy(String query, Path file) {
        return "COPY (" + query + "\n) TO '" + file.toString().replace("'", "''") + "'"
                + (format == null ? "" : " (FORMAT " + FileFormat.named(format).extension() + ")");
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
