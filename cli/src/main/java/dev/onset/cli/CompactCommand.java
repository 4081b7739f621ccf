package dev.onset.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.onset.api.ArchiveContents;
import dev.onset.api.Onset;
import dev.onset.archive.arrow.Compression;

/** {@code onset compact}: fewer and smaller files, the same runs. */
@Command(name = "compact", description = "Merges the segments of small imports; nothing that can be asked changes.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "Imports merge segments by themselves when there are many of about one size.", "",
    "Example:", "  onset compact --compress zstd --archive experiments.onset"})
final class CompactCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--compress", paramLabel = "zstd|none", description = "Writes the whole archive anew, compressed by"
            + " Zstandard or not at all, and sets this for later imports. A compressed archive is smaller and slower to open.")
    private @Nullable Compression compression;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Onset onset = Onset.open(archive.directory())) {
            ArchiveContents before = onset.contents();
            onset.compact(compression);
            ArchiveContents after = onset.contents();
            out.printf(Locale.ROOT, "segments %,d -> %,d, bytes %,d -> %,d%n", before.segments(), after.segments(),
                    before.bytes(), after.bytes());
        }
        out.flush();
        return ExitStatus.OK;
    }
}
