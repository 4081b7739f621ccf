package dev.onset.ingest.tensorboard;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.onset.ingest.reader.LogFile;

/** What the name of an event file says: {@code events.out.tfevents.<seconds since 1970>.<host>…}. */
public final class EventFileName {

    private static final Pattern NAME = Pattern.compile(".*tfevents\\.(\\d{9,10})(\\..*)?");

    private EventFileName() {}

    public static boolean isEventFile(String name) {
        return name.contains("tfevents.");
    }

    /** When the writer was opened, in seconds since 1970; {@link Long#MAX_VALUE} if the name does not say. */
    static long seconds(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }

    /** When the first of the event files among these was opened, in microseconds since 1970 UTC. */
    public static OptionalLong earliestStart(List<LogFile> files) {
        return files.stream().filter(file -> isEventFile(file.name())).mapToLong(file -> seconds(file.name()))
                .filter(seconds -> seconds != Long.MAX_VALUE).map(seconds -> seconds * 1_000_000).min();
    }
}
