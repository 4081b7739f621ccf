package dev.onset.cli.shell;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jline.reader.History;

import dev.onset.cli.render.DisplayWidth;
import dev.onset.cli.shell.MetaCommand.Completes;

/** Help, repetition, and the way out. */
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
    private final StatementRunner runner;
    private final DescribeCommands describe;
    private final History history;
    private final Supplier<List<MetaCommand>> all;
    private final Runnable leave;

    GeneralCommands(Screen screen, StatementRunner runner, DescribeCommands describe, History history,
            Supplier<List<MetaCommand>> all, Runnable leave) {
        this.screen = screen;
        this.runner = runner;
        this.describe = describe;
        this.history = history;
        this.all = all;
        this.leave = leave;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\watch .watch", "[SECONDS]", "runs the last statement over and over, until Ctrl-C",
                        Completes.NOTHING, this::watch),
                MetaCommand.of("\\g", "", "runs the last statement again; behind a statement it stands for ;",
                        Completes.NOTHING, rest -> again(false)),
                MetaCommand.of("\\gx \\G", "", "the same, with rows as records", Completes.NOTHING,
                        rest -> again(true)),
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

    private void watch(String rest) {
        double seconds;
        try {
            seconds = rest.isBlank() ? 2 : Double.parseDouble(rest.strip());
        } catch (NumberFormatException e) {
            throw MetaCommands.wrong("'" + rest + "' is no number of seconds");
        }
        if (runner.last().isBlank()) {
            throw MetaCommands.wrong("there is no statement yet to run over and over");
        }
        if (!(seconds >= 0.1 && seconds <= 1e6)) {
            throw MetaCommands.wrong("the seconds between two runs are 0.1 or more");
        }
        while (true) {
            screen.remark(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + ", every "
                    + (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds))
                    + " s, Ctrl-C ends");
            if (!runner.run(runner.last(), false)) {
                return;
            }
            try (Interrupts interrupts = new Interrupts(screen.terminal(), () -> {})) {
                if (!interrupts.sleep((long) (seconds * 1000))) {
                    return;
                }
            }
        }
    }

    private void again(boolean records) {
        if (runner.last().isBlank()) {
            throw MetaCommands.wrong("there is no statement yet to run again");
        }
        runner.runNew(runner.last(), records);
    }

    private void history(String rest) {
        String wanted = rest.strip().toLowerCase(Locale.ROOT);
        for (History.Entry entry : history) {
            if (entry.line().toLowerCase(Locale.ROOT).contains(wanted)) {
                screen.println(entry.line());
            }
        }
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

    private void syntax(String rest) {
        String wanted = rest.strip().toUpperCase(Locale.ROOT);
        boolean found = false;
        for (Map.Entry<String, String> entry : STATEMENTS.entrySet()) {
            if (entry.getKey().startsWith(wanted)) {
                screen.println(entry.getValue());
                found = true;
            }
        }
        if (!found && !describe.function(rest)) {
            throw MetaCommands.wrong("There is neither a statement nor a function over curves that begins with "
                    + rest.strip() + "; \\h and \\df list them");
        }
    }

    private void help() {
        List<MetaCommand> commands = all.get();
        boolean wide = screen.width() >= 72;
        for (MetaCommand command : commands) {
            String call = command.names().getFirst() + " " + command.arguments();
            String others = command.names().size() > 1
                    ? " (also " + String.join(", ", command.names().subList(1, command.names().size())) + ")"
                    : "";
            if (wide) {
                int gap = Math.max(1, 36 - DisplayWidth.of(call));
                screen.println(DisplayWidth.cut(call + " ".repeat(gap) + command.help() + others, screen.width()));
            } else {
                screen.println(DisplayWidth.cut(call, screen.width()));
                screen.println(DisplayWidth.cut("    " + command.help(), screen.width()));
            }
        }
        screen.println("Everything else is SQL and ends with ; Tab completes, Ctrl-R searches what was typed before.");
    }
}
