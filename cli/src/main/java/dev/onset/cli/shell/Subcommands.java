package dev.onset.cli.shell;

import java.util.List;

/** The commands of {@code onset} as the shell runs them, on the archive that it has open. */
public interface Subcommands {

    /** @return the exit status */
    int run(List<String> arguments);
}
