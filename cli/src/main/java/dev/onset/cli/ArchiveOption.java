package dev.onset.cli;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** The option that says which archive; every command that needs one mixes it in. */
final class ArchiveOption {

    @Option(names = {"-a",
        "--archive"}, paramLabel = "DIR", defaultValue = "${env:ONSET_ARCHIVE:-.onset}", description = "The archive's directory (default: the environment's ONSET_ARCHIVE, or else .onset).")
    private Path directory = Path.of(".onset");

    /** Where the archive is if nobody says so. */
    static Path usual() {
        return Path.of(System.getenv().getOrDefault("ONSET_ARCHIVE", ".onset"));
    }

    Path directory() {
        return directory;
    }
}
