package dev.onset.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

import dev.onset.api.ArchiveContents;
import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.api.Session;
import dev.onset.error.OnsetException;

/** The interactive shell: reads statements and commands until the user leaves. */
public final class Shell {

    private static final String PROMPT = "onset> ";
    private static final String GOES_ON = "%P   -> ";
    private static final int HISTORY_SIZE = 10_000;
    /** More candidates than this are listed only when the user says so. */
    private static final int CANDIDATES_LISTED = 200;

    private final Onset onset;
    private final Session session;
    private final Screen screen;
    private final ShellSettings settings = new ShellSettings();
    private final MetaCommands commands;
    private final StatementRunner runner;
    private final ResultDisplay display;
    private boolean leaving;

    private Shell(Onset onset, Session session, Screen screen, Subcommands subcommands) {
        this.onset = onset;
        this.session = session;
        this.screen = screen;
        this.commands = new MetaCommands(screen);
        this.display = new ResultDisplay(screen, settings);
        this.runner = new StatementRunner(screen, session, settings, display);
        DescribeCommands describe = new DescribeCommands(session, runner, screen);
        commands.add(describe.commands());
        commands.add(new ArchiveCommands(session, screen, subcommands).commands());
        commands.add(new DisplayCommands(settings, screen).commands());
        commands.add(new FileCommands(screen, runner, display, this::execute).commands());
        commands.add(new GeneralCommands(screen, runner, describe, commands::all, () -> leaving = true).commands());
        String pager = System.getenv().getOrDefault("ONSET_PAGER", System.getenv().getOrDefault("PAGER", ""));
        settings.pagerCommand = pager.isBlank() ? null : pager;
    }

    /**
     * Runs until the user leaves.
     *
     * @param readOnly whether statements may not change the archive
     */
    public static void run(Onset onset, boolean readOnly, dev.onset.cli.console.Terminal where,
            Subcommands subcommands) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true)
                .encoding(StandardCharsets.UTF_8).build(); Session session = onset.newSession()) {
            if (readOnly) {
                session.forbidArchiveChanges();
            }
            new Shell(onset, session, new Screen(terminal, where.unicode(), where.color()), subcommands).loop();
        }
    }

    private void loop() {
        Thread.ofPlatform().daemon().name("warm-up").start(this::warmUp);
        LineReader reader = reader();
        welcome();
        while (!leaving) {
            String text = read(reader);
            if (text == null) {
                break;
            }
            execute(text);
        }
        display.redirect(null);
    }

    /** The first statement need not wait for what can be loaded while it is being typed. */
    private void warmUp() {
        try (QueryResult result = session.query("SELECT run_id, points FROM runs WHERE points > 0 LIMIT 1")) {
            result.next();
        } catch (OnsetException e) {
            // Whatever it is, the user's own statements will meet it, too, and say it.
        }
    }

    private LineReader reader() {
        CatalogNames names = new CatalogNames(session);
        LineReaderBuilder builder = LineReaderBuilder.builder().terminal(screen.terminal()).appName("onset")
                .parser(new ShellParser(names)).completer(new SqlCompleter(names, commands))
                .history(new ShellHistory())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
                .variable(LineReader.INDENTATION, 0)
                .variable(LineReader.HISTORY_SIZE, HISTORY_SIZE)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_SIZE)
                .variable(LineReader.LIST_MAX, CANDIDATES_LISTED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.GROUP_PERSIST, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, false);
        if (screen.color()) {
            builder.highlighter(new SqlHighlighter(names));
        } else {
            builder.option(LineReader.Option.DISABLE_HIGHLIGHTER, true);
        }
        Path history = ShellHistory.file(System.getenv());
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return builder.build();
    }

    private void welcome() {
        ArchiveContents contents = onset.contents();
        screen.remark(String.format(Locale.ROOT, "%s: %,d runs, %,d points, %,d metrics", onset.directory(),
                contents.runs(), contents.points(), contents.metrics()));
        screen.remark("\\? lists commands, Tab completes, \\q leaves. Statements end with ;");
    }

    /** What the user typed; null: the user leaves. */
    private @Nullable String read(LineReader reader) {
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    /** Runs statements and commands; the first that fails ends it. Says whether all worked. */
    private boolean execute(String text) {
        List<ShellInput> inputs = ShellInput.parse(text);
        for (ShellInput input : inputs) {
            boolean worked = switch (input) {
                case ShellInput.Command command -> commands.run(command);
                case ShellInput.Statement(String sql) -> runner.runNew(sql);
            };
            if (!worked || leaving) {
                return worked;
            }
        }
        return true;
    }
}
