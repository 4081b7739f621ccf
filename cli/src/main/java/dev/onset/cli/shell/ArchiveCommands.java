package dev.onset.cli.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import picocli.CommandLine;

import dev.onset.api.Session;
import dev.onset.cli.chart.Chart;
import dev.onset.cli.console.ErrorBlock;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.plot.PlotOptions;
import dev.onset.cli.plot.PlotRequest;
import dev.onset.cli.plot.TerminalChart;
import dev.onset.cli.script.SqlScanner;
import dev.onset.cli.script.SqlToken;
import dev.onset.cli.shell.MetaCommand.Completes;
import dev.onset.error.OnsetException;

/** What is done with the archive as a whole: curves, imports, exports, reports. */
final class ArchiveCommands {

    private final Session session;
    private final Screen screen;
    private final StatementRunner runner;
    private final Path archive;
    private final Subcommands subcommands;
    private final Consumer<Path> connect;

    /** @param connect goes to another archive */
    ArchiveCommands(Session session, Screen screen, StatementRunner runner, Path archive, Subcommands subcommands,
            Consumer<Path> connect) {
        this.session = session;
        this.screen = screen;
        this.runner = runner;
        this.archive = archive;
        this.connect = connect;
        this.subcommands = subcommands;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\plot .plot", "[OPTIONS] RUN…|SELECT…",
                        "draws curves; \\plot --help tells the options",
                        Completes.RUN, this::plot),
                MetaCommand.of("\\import .import", "[OPTIONS] PATH…", "reads training logs, as 'onset import'",
                        Completes.FILE, rest -> run("import", rest)),
                MetaCommand.of("\\export .export", "-o FILE TABLE|'SELECT…'",
                        "writes rows to a file, as 'onset export'",
                        Completes.FILE, rest -> run("export", rest)),
                MetaCommand.of("\\copy", "(SELECT…)|TABLE TO 'file'|TABLE FROM 'file'", "as the statement COPY",
                        Completes.FILE, rest -> runner.run("COPY " + rest, true)),
                MetaCommand.of("\\c .open \\connect", "[DIR]", "goes to another archive; alone: says which is open",
                        Completes.FILE, this::connect),
                MetaCommand.of("\\info .info", "", "what the archive holds", Completes.NOTHING,
                        rest -> run("info", rest)),
                MetaCommand.of("\\report .report", "[-o FILE]", "writes a page about all runs, as 'onset report'",
                        Completes.FILE, rest -> run("report", rest)),
                MetaCommand.of("\\doctor .doctor", "", "what is amiss with Java, the archive or the terminal",
                        Completes.NOTHING, rest -> run("doctor", rest)));
    }

    private void run(String command, String rest) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(Words.of(rest));
        try (Interrupts interrupts = new Interrupts(screen.terminal(), () -> {})) {
            int status = subcommands.run(archive, arguments);
            if (interrupts.interrupted()) {
                screen.remark("interrupted; it ended with status " + status);
            }
        }
    }

    private void connect(String rest) {
        if (rest.isBlank()) {
            screen.println(archive.toString());
        } else {
            connect.accept(FileCommands.path(rest));
        }
    }

    private void plot(String rest) {
        PlotOptions options = new PlotOptions();
        CommandLine line = new CommandLine(options);
        line.setCommandName("\\plot");
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (rest.isBlank() || Words.of(rest).contains("--help")) {
            screen.println(line.getUsageMessage());
            return;
        }
        try {
            line.parseArgs(words(rest).toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw MetaCommands.wrong(e.getMessage() + "; \\plot --help tells the options");
        }
        PlotRequest request = options.request();
        try (Interrupts interrupts = new Interrupts(screen.terminal(), session::cancel);
                ProgressLine progress = ProgressLine.start(screen, session)) {
            Chart chart = request.chart(session);
            progress.end();
            if (interrupts.interrupted()) {
                return;
            }
            Terminal terminal = screen.interactive()
                    ? new Terminal(true, screen.width(), screen.height(), screen.unicode(), screen.color())
                    : Terminal.NONE;
            TerminalChart.draw(chart, options.style(terminal)).forEach(screen.out()::println);
            screen.out().flush();
        } catch (OnsetException e) {
            screen.error(request.isQuery() ? ErrorBlock.of(e, request.query()) : "error: " + e.getMessage());
        }
    }

    /** A query is one word, whatever quotes it has. */
    private static List<String> words(String rest) {
        Optional<SqlToken> query = SqlScanner.scan(rest).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD
                        && List.of("SELECT", "WITH", "VALUES").contains(token.in(rest).toUpperCase(Locale.ROOT)))
                .findFirst();
        if (query.isEmpty()) {
            return Words.of(rest);
        }
        List<String> words = new ArrayList<>(Words.of(rest.substring(0, query.get().start())));
        words.add(rest.substring(query.get().start()));
        return words;
    }
}
