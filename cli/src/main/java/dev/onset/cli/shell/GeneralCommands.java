package dev.onset.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jline.reader.History;

import dev.onset.cli.console.Paragraph;
import dev.onset.cli.render.DisplayWidth;
import dev.onset.cli.shell.MetaCommand.Completes;

/** Help, what was typed before, and the way out. */
final class GeneralCommands {

    private static final Map<String, String> STATEMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("SELECT",
                    "[WITH name AS (…)] SELECT [DISTINCT] … [EXCLUDE (column)] FROM … [JOIN … USING (column)]"
                            + " [WHERE …] [GROUP BY …] [HAVING …] [QUALIFY …] [ORDER BY …] [LIMIT n] [OFFSET n]"),
            Map.entry("VALUES", "VALUES (…), (…)"),
            Map.entry("EXPLAIN", "EXPLAIN [ANALYZE] SELECT …"),
            Map.entry("COPY", "COPY (SELECT …)|table TO 'file' (FORMAT parquet|csv|json|jsonl|arrow, …);"
                    + " COPY table FROM 'file'"),
            Map.entry("CREATE VIEW", "CREATE [OR REPLACE] VIEW [IF NOT EXISTS] name [(columns)] AS SELECT …"),
            Map.entry("CREATE TABLE", "CREATE [OR REPLACE] TABLE name (column type [NOT NULL], …);"
                    + " CREATE TABLE name AS SELECT …"),
            Map.entry("INSERT", "INSERT INTO table [(columns)] VALUES (…), (…)|SELECT …"),
            Map.entry("UPDATE", "UPDATE table SET column = … [WHERE …]"),
            Map.entry("DELETE", "DELETE FROM table [WHERE …]"),
            Map.entry("DROP", "DROP VIEW|TABLE [IF EXISTS] name"),
            Map.entry("SET", "SET name = value; RESET name; SHOW name; SHOW ALL"),
            Map.entry("SHOW", "SHOW TABLES; SHOW VIEWS; SHOW COLUMNS FROM table; SHOW FUNCTIONS [LIKE 'lr%']"),
            Map.entry("DESCRIBE", "DESCRIBE table; DESCRIBE FUNCTION name")));

    private final Screen screen;
    private final ResultDisplay display;
    private final DescribeCommands describe;
    private final History history;
    private final Supplier<List<MetaCommand>> all;
    private final Runnable leave;

    GeneralCommands(Screen screen, ResultDisplay display, DescribeCommands describe, History history,
            Supplier<List<MetaCommand>> all, Runnable leave) {
        this.screen = screen;
        this.display = display;
        this.describe = describe;
        this.history = history;
        this.all = all;
        this.leave = leave;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\s .history", "[TEXT]", "what was typed before, or what of it holds a text",
                        Completes.NOTHING, this::history),
                MetaCommand.of("\\echo .print", "[TEXT]", "writes a text among the results", Completes.NOTHING,
                        rest -> screen.println(String.join(" ", Words.of(rest)))),
                MetaCommand.of("\\! .shell .system", "COMMAND", "runs a command of the system", Completes.FILE,
                        this::system),
                MetaCommand.of("\\h .syntax", "[STATEMENT|FUNCTION]", "how statements are written, what functions tell",
                        Completes.STATEMENT, this::syntax),
                MetaCommand.of("\\? .help", "", "this list", Completes.NOTHING, rest -> help()),
                MetaCommand.of("\\q .quit .exit", "", "leaves, as do Ctrl-D, exit and quit", Completes.NOTHING,
                        rest -> leave.run()));
    }

    private void history(String rest) throws IOException {
        String wanted = rest.strip().toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (History.Entry entry : history) {
            if (entry.line().toLowerCase(Locale.ROOT).contains(wanted)) {
                entry.line().lines().forEach(found::add);
            }
        }
        display.showText(found);
    }

    private void system(String rest) throws IOException {
        if (rest.isBlank()) {
            throw MetaCommands.wrong("a command of the system is missing, as in \\! ls");
        }
        screen.out().flush();
        try (Interrupts interrupts = new Interrupts(screen.terminal(), () -> {})) {
            int status = new ProcessBuilder("sh", "-c", rest).inheritIO().start().onExit().join().exitValue();
            if (status != 0) {
                throw MetaCommands.wrong("it ended with status " + status
                        + (interrupts.interrupted() ? ", interrupted" : ""));
            }
        }
    }

    private void syntax(String rest) throws IOException {
        String wanted = rest.strip().toUpperCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> entry : STATEMENTS.entrySet()) {
            if (entry.getKey().startsWith(wanted)) {
                found.addAll(Paragraph.lines(entry.getValue(), screen.interactive() ? screen.width() - 1 : 0));
            }
        }
        display.showText(found);
        if (found.isEmpty() && !describe.function(rest)) {
            throw MetaCommands.wrong("There is neither a statement nor a function over curves that begins with "
                    + rest.strip() + "; \\h and \\df list them");
        }
    }

    private void help() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean wide = screen.width() >= 72;
        for (MetaCommand command : all.get()) {
            String call = command.names().getFirst() + " " + command.arguments();
            String others = command.names().size() > 1
                    ? " (also " + String.join(", ", command.names().subList(1, command.names().size())) + ")"
                    : "";
            if (wide) {
                int gap = Math.max(1, 36 - DisplayWidth.of(call));
                lines.add(DisplayWidth.cut(call + " ".repeat(gap) + command.help() + others, screen.width()));
            } else {
                lines.add(DisplayWidth.cut(call, screen.width()));
                lines.add(DisplayWidth.cut("    " + command.help(), screen.width()));
            }
        }
        lines.addAll(
                Paragraph.lines("Everything else is SQL and ends with ; Tab completes, Ctrl-R searches what was typed"
                        + " before.", screen.width() - 1));
        display.showText(lines);
    }
}
