package dev.onset.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
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
import org.jline.terminal.impl.DumbTerminal;
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
    private final Subcommands subcommands;
    private final ShellHistory history = new ShellHistory();
    private final MetaCommands commands;
    private final StatementRunner runner;
    private final ResultDisplay display;
    private boolean leaving;
    /** The archive to go to; null: the user leaves. */
    private @Nullable Onset next;

    private Shell(Onset onset, Session session, Screen screen, ShellSettings settings, Subcommands subcommands) {
        this.onset = onset;
        this.session = session;
        this.screen = screen;
        this.subcommands = subcommands;
        this.commands = new MetaCommands(screen);
        this.display = new ResultDisplay(screen, settings);
        this.runner = new StatementRunner(screen, session, settings, display);
        DescribeCommands describe = new DescribeCommands(session, runner, screen);
        commands.add(describe.commands());
        commands.add(new ArchiveCommands(session, screen, runner, onset.directory(), subcommands,
                this::connect).commands());
        DisplayCommands options = new DisplayCommands(settings, screen);
        commands.add(options.commands());
        commands.add(new FileCommands(screen, runner, display, this::execute).commands());
        commands.add(new RepeatCommands(settings, screen, runner, display, (name, value) -> options.set(name, value))
                .commands());
        commands.add(new GeneralCommands(screen, display, describe, history, commands::all, () -> leaving = true)
                .commands());
    }

    private void connect(Path directory) {
        next = subcommands.open(directory);
        leaving = true;
    }

    /**
     * Runs until the user leaves.
     *
     * @param directory of the archive
     * @param readOnly whether statements may not change the archive
     */
    public static void run(Path directory, boolean readOnly, dev.onset.cli.console.Terminal where,
            Subcommands subcommands) throws IOException {
        ShellSettings settings = new ShellSettings();
        String pager = System.getenv().getOrDefault("ONSET_PAGER", System.getenv().getOrDefault("PAGER", ""));
        settings.pagerCommand = pager.isBlank() ? null : pager;
        Path start = StartScript.file(System.getenv());
        Onset next = subcommands.open(directory);
        try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true)
                .encoding(StandardCharsets.UTF_8).build()) {
            Screen screen = Screen.of(terminal, where.unicode(), where.color());
            while (next != null) {
                try (Onset onset = next; Session session = newSession(onset, readOnly)) {
                    Shell shell = new Shell(onset, session, screen, settings, subcommands);
                    shell.loop(start);
                    start = null;
                    next = shell.next;
                }
            }
        }
    }

    private static Session newSession(Onset onset, boolean readOnly) {
        Session session = onset.newSession();
        if (readOnly) {
            session.forbidArchiveChanges();
        }
        return session;
    }

    /**
     * Runs a script of statements and commands, without a person in front of it; the first that fails ends it.
     *
     * @param options what the command line has set
     * @param out where results go
     * @param err where everything else goes
     * @return whether all worked; if not, it was told why
     */
    public static boolean runScript(Path directory, String script, ScriptOptions options, PrintWriter out,
            PrintWriter err, Subcommands subcommands) throws IOException {
        ShellSettings settings = options.settings();
        List<Script.Piece> pieces = Script.pieces(script);
        Onset next = subcommands.open(directory);
        try (Terminal none = new DumbTerminal("onset", Terminal.TYPE_DUMB, InputStream.nullInputStream(),
                OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            Screen screen = new Screen(none, out, err, false, true, false);
            int done = 0;
            while (next != null) {
                try (Onset onset = next; Session session = newSession(onset, options.readOnly())) {
                    Shell shell = new Shell(onset, session, screen, settings, subcommands);
                    try {
                        while (done < pieces.size() && !shell.leaving) {
                            if (!shell.execute(pieces.get(done++).text())) {
                                return false;
                            }
                        }
                    } finally {
                        shell.display.redirect(null);
                    }
                    next = shell.next;
                }
            }
        }
        return true;
    }

    /** @param start a script to run first; null: none */
    private void loop(@Nullable Path start) throws IOException {
        Thread.ofPlatform().daemon().name("warm-up").start(this::warmUp);
        LineReader reader = reader();
        welcome();
        if (start != null) {
            commands.run(new ShellInput.Command("\\i", Words.quoted(start.toString())));
        }
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
                .history(history)
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
                case ShellInput.Command command -> {
                    if (!command.statement().isEmpty()) {
                        runner.remember(command.statement());
                    }
                    yield commands.run(command);
                }
                case ShellInput.Statement(String sql) -> {
                    runner.remember(sql);
                    yield runner.run(sql, true);
                }
            };
            if (!worked || leaving) {
                return worked;
            }
        }
        return true;
    }
}
