package dev.onset.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.onset.api.ArchiveInfo;
import dev.onset.api.Onset;

/** {@code onset info}: what an archive holds. */
@Command(name = "info", description = "Says what an archive holds.", mixinStandardHelpOptions = true, footer = {"",
    "Example:", "  onset info --archive experiments.onset"})
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ArchiveInfo info;
        try (Onset onset = Onset.open(archive.directory())) {
            info = onset.info();
        }
        PrintWriter out = spec.commandLine().getOut();
        line(out, "archive", info.directory().toString());
        line(out, "snapshot", Long.toString(info.snapshotVersion()));
        line(out, "runs", count(info.runs()));
        line(out, "points", count(info.points()));
        line(out, "metrics", count(info.metrics()));
        line(out, "experiments", count(info.experiments()));
        line(out, "sources", info.runsBySource().isEmpty() ? "none" : info.runsBySource().entrySet().stream()
                .map(source -> source.getKey() + " (" + count(source.getValue()) + ")")
                .collect(Collectors.joining(", ")));
        line(out, "files", count(info.files()));
        line(out, "bytes", count(info.bytes()));
        if (info.points() > 0) {
            line(out, "bytes per point", String.format(Locale.ROOT, "%.2f", info.bytesPerPoint()));
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-16s%s%n", name, value);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
