package dev.onset.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/** All commands of the shell. */
final class MetaCommands {

    private final Screen screen;
    private final List<MetaCommand> all = new ArrayList<>();

    MetaCommands(Screen screen) {
        this.screen = screen;
    }

    void add(List<MetaCommand> commands) {
        all.addAll(commands);
    }

    List<MetaCommand> all() {
        return all;
    }

    Optional<MetaCommand> find(String name) {
        return all.stream().filter(command -> command.names().contains(name)).findFirst();
    }

    /** @return whether it was carried out; if not, the user was told why */
    boolean run(ShellInput.Command input) {
        Optional<MetaCommand> command = find(input.name());
        if (command.isEmpty()) {
            List<String> names = all.stream().flatMap(known -> known.names().stream()).toList();
            screen.error("error: There is no command " + input.name()
                    + Suggestions.didYouMean(input.name(), names) + " \\? lists them.");
            return false;
        }
        try {
            command.get().action().run(Words.withoutSemicolon(input.rest()));
            return true;
        } catch (FailureTold e) {
            return false;
        } catch (OnsetException e) {
            screen.error("error: " + e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            screen.failure(e);
        }
        return false;
    }

    /** Ends a command whose statement failed; the user knows why. */
    static final class FailureTold extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailureTold() {
            super("", null, false, false);
        }
    }

    /** A usage error of a command. */
    static OnsetException wrong(String message) {
        return new OnsetException(OnsetException.Category.ARGUMENT, message);
    }
}
