package dev.onset.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/** What was typed, kept across sessions in a file that only its owner can read; lines that hold a secret are not kept. */
final class ShellHistory extends DefaultHistory {

    private static final Pattern SECRET = Pattern
            .compile("(?i)passw|secret|token\\s*=|api_?key|://[^\\s/@]*:[^\\s/@]*@");

    static boolean isSecret(String line) {
        return SECRET.matcher(line).find();
    }

    @Override
    public void add(Instant time, String line) {
        if (!isSecret(line)) {
            super.add(time, line.strip());
        }
    }

    /** Null: no history is kept, since ONSET_HISTORY is set and empty, or the folder cannot be written. */
    static @Nullable Path file(Map<String, String> environment) {
        String named = environment.get("ONSET_HISTORY");
        if (named != null && named.isBlank()) {
            return null;
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path file = named != null
                ? Path.of(named)
                : (state.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".local", "state") : Path.of(state))
                        .resolve("onset").resolve("history");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!Files.exists(file)) {
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Files.isWritable(file) ? file : null;
        } catch (IOException e) {
            return null;
        }
    }
}
