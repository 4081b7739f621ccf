package dev.onset.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Names a run after the place of its log. The run_id is a readable name plus a hash of the absolute path, so it is the same
 * however the import is started, and two runs of the same name stay apart.
 *
 * @param runId unique, stable, readable
 * @param name the last part of the path that tells something, with its parent if it tells little alone ({@code version_3})
 * @param experiment the folder around it; null at the root of the file system
 */
record RunIdentity(String runId, String name, @Nullable String experiment) {

    /** Names that any logger gives any run or its log. */
    private static final Pattern COMMON = Pattern.compile(
            "((lightning_)?logs?|version|run|trial|checkpoint|exp|train|training|output|outputs|results?|metrics|history|"
                    + "progress|artifacts|tensorboard|tb|log_history|trainer_state|measurements|summary|fold|seed|events|measurement)?"
                    + "([-_. ]?\\d+)?([-_. ]?logs?)?",
            Pattern.CASE_INSENSITIVE);

    /** Hexadecimal digits of the hash: with ten thousand runs of one name a clash has a chance of 1 in 20,000. */
    private static final int HASH_DIGITS = 10;

    /** @param key tells the runs of one log apart; empty for the first or only one */
    static RunIdentity of(Path anchor, boolean anchorIsFile, String key) {
        Path absolute = anchor.toAbsolutePath().normalize();
        Path named = absolute;
        String name = nameOf(absolute, anchorIsFile);
        if (anchorIsFile && COMMON.matcher(name).matches() && absolute.getParent() != null) {
            named = absolute.getParent();
            name = nameOf(named, false);
        }
        Path parent = named.getParent();
        String experiment = parent == null || parent.getFileName() == null ? null : parent.getFileName().toString();
        if (COMMON.matcher(name).matches() && experiment != null) {
            name = experiment + "/" + name;
            Path above = parent == null ? null : parent.getParent();
            experiment = COMMON.matcher(experiment).matches() && above != null && above.getFileName() != null
                    ? above.getFileName().toString() : experiment;
        }
        String suffix = key.isEmpty() ? "" : "." + key;
        return new RunIdentity(name + "-" + hash(absolute) + suffix, key.isEmpty() ? name : name + "#" + key,
                experiment);
    }

    private static String nameOf(Path path, boolean file) {
        String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file && dot > 0 ? name.substring(0, dot) : name;
    }

    private static String hash(Path path) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(path.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
