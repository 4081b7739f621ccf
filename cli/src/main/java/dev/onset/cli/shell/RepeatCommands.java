package dev.onset.cli.shell;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

import dev.onset.cli.shell.MetaCommand.Completes;
import dev.onset.cli.shell.MetaCommands.FailureTold;
import dev.onset.cli.shell.ShellSettings.Expanded;

/** Runs the last statement, or the one that stands before the command in its line: once, elsewhere, or over and over. */
final class RepeatCommands {

    private final ShellSettings settings;
    private final Screen screen;
    private final StatementRunner runner;
    private final ResultDisplay display;
    private final BiConsumer<String, String> setOption;

    /** @param setOption sets an option by its name and value */
    RepeatCommands(ShellSettings settings, Screen screen, StatementRunner runner, ResultDisplay display,
            BiConsumer<String, String> setOption) {
        this.settings = settings;
        this.screen = screen;
        this.runner = runner;
        this.display = display;
        this.setOption = setOption;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\watch .watch", "[SECONDS]", "runs the last statement over and over, until Ctrl-C",
                        Completes.NOTHING, this::watch),
                MetaCommand.of("\\g", "[(OPTION=VALUE)] [FILE or |COMMAND]",
                        "runs the last statement again; behind a statement it stands for ;", Completes.FILE,
                        rest -> go(rest, false)),
                MetaCommand.of("\\gx \\G", "[…]", "the same, with rows as records", Completes.FILE,
                        rest -> go(rest, true)));
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
                throw new FailureTold();
            }
            try (Interrupts interrupts = new Interrupts(screen.terminal(), () -> {})) {
                if (!interrupts.sleep((long) (seconds * 1000))) {
                    screen.println(""); // the terminal has shown ^C
                    return;
                }
            }
        }
    }

    private void go(String rest, boolean records) {
        if (runner.last().isBlank()) {
            throw MetaCommands.wrong("there is no statement yet to run again");
        }
        settings.during(() -> {
            String target = options(rest.strip());
            settings.expanded = records ? Expanded.ON : settings.expanded;
            display.redirectOnce(target.isEmpty() ? null : Redirection.to(target));
            try {
                if (!runner.run(runner.last(), true)) {
                    throw new FailureTold();
                }
            } finally {
                display.redirectOnce(null);
            }
        });
    }

    /** Sets what stands in brackets, as {@code (format=csv)}, and returns the rest. */
    private String options(String rest) {
        if (!rest.startsWith("(")) {
            return rest;
        }
        int end = rest.indexOf(')');
        if (end < 0) {
            throw MetaCommands.wrong("the bracket of the options is not closed, as in \\g (format=csv) FILE");
        }
        for (String option : Words.of(rest.substring(1, end))) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw MetaCommands.wrong("'" + option + "' is no option with its value, as format=csv is");
            }
            setOption.accept(option.substring(0, equals), option.substring(equals + 1));
        }
        return rest.substring(end + 1).strip();
    }
}
