package dev.onset.cli.shell;

import java.io.IOException;
import java.util.List;

/**
 * A command of the shell.
 *
 * @param names with their backslash or dot; the first is shown in the help
 * @param arguments as the help shows them
 * @param help one line
 * @param completes what its arguments are
 * @param action what it does
 */
record MetaCommand(List<String> names, String arguments, String help, Completes completes, Action action) {

    /** What can be offered for a command's arguments. */
    enum Completes {
        NOTHING, TABLE, FUNCTION, FILE, RUN, FORMAT, SETTING, ON_OFF, STATEMENT
    }

    /** What a command does. */
    interface Action {
        /** @param rest what stands behind the command's name */
        void run(String rest) throws IOException;
    }

    MetaCommand {
        names = List.copyOf(names);
    }

    static MetaCommand of(String names, String arguments, String help, Completes completes, Action action) {
        return new MetaCommand(List.of(names.split(" ")), arguments, help, completes, action);
    }
}
