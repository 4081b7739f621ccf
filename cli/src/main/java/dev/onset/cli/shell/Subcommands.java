package dev.onset.cli.shell;

import java.nio.file.Path;
import java.util.List;

import dev.onset.api.Onset;

/** What the shell has others do. */
public interface Subcommands {

    /**
     * Runs a command of {@code onset} on an archive.
     *
     * @return the exit status
     */
    int run(Path archive, List<String> arguments);

    /** Opens another archive, which the shell closes. */
    Onset open(Path directory);
}
