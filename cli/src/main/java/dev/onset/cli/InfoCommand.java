package dev.onset.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.onset.api.ArchiveContents;
import dev.onset.api.Onset;

/** {@code onset info}: what an archive holds. */
@Command(name = "info", description = "Says what an archive holds.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "",
    "Example:", "  onset info --archive experiments.onset"})
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ArchiveContents contents;
        try (Onset onset = Onset.open(archive.directory())) {
            contents = onset.contents();
        }
        PrintWriter out = spec.commandLine().getOut();
        line(out, "archive", contents.directory().toString());
        line(out, "snapshot", Long.toString(contents.snapshotVersion()));
        line(out, "runs", count(contents.runs()));
        line(out, "points", count(contents.points()));
        line(out, "metrics", count(contents.metrics()));
        line(out, "experiments", count(contents.experiments()));
        line(out, "sources", contents.runsBySource().isEmpty() ? "none" : contents.runsBySource().entrySet().stream()
                .map(source -> source.getKey() + " (" + count(source.getValue()) + ")")
                .collect(Collectors.joining(", ")));
        line(out, "segments", count(contents.segments()));
        line(out, "bytes", count(contents.bytes()));
        if (contents.points() > 0) {
            line(out, "bytes per point", String.format(Locale.ROOT, "%.2f", contents.bytesPerPoint()));
            contents.bytesByFile().forEach((file, bytes) -> line(out, "  " + file,
                    String.format(Locale.ROOT, "%.2f", (double) bytes / contents.points())));
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
