package dev.onset.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import picocli.CommandLine;

import dev.onset.cli.demo.DemoCommand;

/**
 * The subcommands. Only the one that is called is built: each costs some milliseconds of reflection, which a process that
 * answers one query would spend for nothing.
 */
final class Commands {

    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("shell", ShellCommand::new);
        ALL.put("import", ImportCommand::new);
        ALL.put("watch", WatchCommand::new);
        ALL.put("map", MapCommand::new);
        ALL.put("sql", SqlCommand::new);
        ALL.put("plot", PlotCommand::new);
        ALL.put("report", ReportCommand::new);
        ALL.put("export", ExportCommand::new);
        ALL.put("info", InfoCommand::new);
        ALL.put("compact", CompactCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("demo", DemoCommand::new);
        ALL.put("completion", CompletionCommand::new);
    }

    /** Those that run others. */
    private static final Set<String> NEED_ALL = Set.of("shell", "completion");

    private Commands() {}

    /** Adds all subcommands, or the only one that such arguments can call. */
    static void addTo(CommandLine commandLine, String... arguments) {
        Supplier<Object> called = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (called != null && !NEED_ALL.contains(arguments[0])) {
            commandLine.addSubcommand(called.get());
        } else {
            ALL.values().forEach(command -> commandLine.addSubcommand(command.get()));
        }
    }
}
