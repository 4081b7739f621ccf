package dev.onset.cli.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The statements and commands that a user has the shell run whenever it opens. */
final class StartScript {

    private StartScript() {}

    /** Null: there is none. */
    static @Nullable Path file(Map<String, String> environment) {
        String named = environment.get("ONSET_RC");
        if (named != null) {
            return named.isBlank() ? null : Path.of(named);
        }
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path file = (folder.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".config") : Path.of(folder))
                .resolve("onset").resolve("shellrc");
        return Files.isRegularFile(file) ? file : null;
    }
}
