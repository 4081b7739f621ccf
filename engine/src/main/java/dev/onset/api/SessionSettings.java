package dev.onset.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.exec.ExecutionSettings;

/** What SET changes: the settings of one session, by name. */
final class SessionSettings {

    /** A setting: what it is for, and the value that it has if nobody says otherwise. */
    record Setting(String name, String usual, String description) {}

    static final List<Setting> ALL = List.of(
            new Setting("batch_size", Integer.toString(ExecutionSettings.DEFAULT_BATCH_SIZE), "Rows in a batch"),
            new Setting("external_files", "true",
                    "Whether statements may read and write files: COPY, read_csv, read_json, read_parquet"),
            new Setting("memory_limit", ExecutionSettings.DEFAULT_MEMORY_LIMIT / 1_000_000 + "MB",
                    "What a query may keep in memory: sorted and joined rows, groups, windows"),
            new Setting("threads", Integer.toString(Runtime.getRuntime().availableProcessors()),
                    "Threads that a query may use"),
            new Setting("timeout", "0", "Seconds that a query may take; 0: without end"));

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(KB|MB|GB|)");

    private final Map<String, String> changed = new TreeMap<>();
    private volatile ExecutionSettings execution = ExecutionSettings.defaults();
    private volatile @Nullable Duration timeout;
    private volatile boolean externalFiles = true;
    private boolean filesForbidden;

    ExecutionSettings execution() {
        return execution;
    }

    /** Null: without end. */
    @Nullable
    Duration timeout() {
        return timeout;
    }

    boolean externalFiles() {
        return externalFiles;
    }

    /** Switches external_files off for good. */
    synchronized void forbidFiles() {
        set(named("external_files", null), "false");
        filesForbidden = true;
    }

    synchronized String value(Setting setting) {
        return changed.getOrDefault(setting.name, setting.usual);
    }

    static Setting named(String name, OnsetException.@Nullable Position position) {
        return ALL.stream().filter(setting -> setting.name.equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new OnsetException(OnsetException.Category.UNKNOWN_NAME,
                        "There is no setting " + name
                                + Suggestions.didYouMean(name, ALL.stream().map(Setting::name).toList())
                                + "; the settings are "
                                + String.join(", ", ALL.stream().map(Setting::name).toList()),
                        position, null));
    }

    /** @param value null: the usual one */
    synchronized void set(Setting setting, @Nullable String value) {
        String text = value == null ? setting.usual : value;
        switch (setting.name) {
            case "batch_size" -> execution = execution.withBatchSize(whole(setting, text, 1, 1 << 16));
            case "memory_limit" -> execution = execution.withMemoryLimit(size(setting, text));
            case "threads" -> execution = execution.withThreads(whole(setting, text, 1, 1024));
            case "timeout" -> timeout = timeout(setting, text);
            default -> {
                boolean wanted = bool(setting, text);
                if (wanted && filesForbidden && value != null) {
                    throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                            "The setting external_files was switched off for this session when it began, and stays off");
                }
                externalFiles = wanted && !filesForbidden;
                text = Boolean.toString(externalFiles);
            }
        }
        changed.put(setting.name, text.toLowerCase(Locale.ROOT));
    }

    private static int whole(Setting setting, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong(setting, "a whole number from " + least + " to " + most, text);
    }

    private static long size(Setting setting, String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (matcher.matches()) {
            long unit = switch (matcher.group(2)) {
                case "KB" -> 1_000L;
                case "MB" -> 1_000_000L;
                case "GB" -> 1_000_000_000L;
                default -> 1L;
            };
            long bytes = Math.round(Double.parseDouble(matcher.group(1)) * unit);
            if (bytes > 0) {
                return bytes;
            }
        }
        throw wrong(setting, "a number of bytes, or one of KB, MB or GB as in 500MB", text);
    }

    private static @Nullable Duration timeout(Setting setting, String text) {
        try {
            double seconds = Double.parseDouble(text.strip());
            if (seconds >= 0 && seconds < 1e9) {
                return seconds == 0 ? null : Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong(setting, "a number of seconds, 0 for no limit", text);
    }

    private static boolean bool(Setting setting, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "on", "1" -> true;
            case "false", "off", "0" -> false;
            default -> throw wrong(setting, "true or false", text);
        };
    }

    private static OnsetException wrong(Setting setting, String wanted, String text) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "The setting " + setting.name + " is " + wanted + ", not '" + text + "'");
    }
}
