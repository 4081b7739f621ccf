package dev.onset.jdbc;

import java.sql.DriverPropertyInfo;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** What a connection can be told, in its URL or in the properties. */
enum ConnectionProperty {
    TIME_ZONE("timeZone", "", """
            the zone in which getTimestamp, getDate and getTime without a calendar show the archive's timestamps, as \
            Europe/Berlin; the JVM's if not given""", false), READ_ONLY("read_only", "false", """
            whether statements are kept from changing the archive""", true), EXTERNAL_FILES("external_files", "true", """
            whether statements may read and write files""", true), MEMORY_LIMIT("memory_limit", "", """
            what a query may keep in memory, as 500MB or 2GB; 60 % of the heap if not given""",
            false), THREADS("threads", "", """
            threads that a query may use; all cores if not given""", false), BATCH_SIZE("batch_size", "2048", """
            rows that are computed at once""", false), TIMEOUT("timeout", "0", """
            seconds that a query may take; 0: without end""", false);

    private final String key;
    private final String usual;
    private final String description;
    private final boolean trueOrFalse;

    ConnectionProperty(String key, String usual, String description, boolean trueOrFalse) {
        this.key = key;
        this.usual = usual;
        this.description = description;
        this.trueOrFalse = trueOrFalse;
    }

    String key() {
        return key;
    }

    /** The property of this name, in any case; null: there is none. */
    static @Nullable ConnectionProperty named(String name) {
        for (ConnectionProperty property : values()) {
            if (property.key.equalsIgnoreCase(name)) {
                return property;
            }
        }
        return null;
    }

    /** What a tool shows in its dialogue, with the values that it has so far. */
    static DriverPropertyInfo[] describe(Properties known) {
        ConnectionProperty[] all = values();
        DriverPropertyInfo[] infos = new DriverPropertyInfo[all.length];
        for (int i = 0; i < all.length; i++) {
            String value = known.getProperty(all[i].key);
            infos[i] = new DriverPropertyInfo(all[i].key,
                    value != null ? value : all[i].usual.isEmpty() ? null : all[i].usual);
            infos[i].description = all[i].description;
            infos[i].choices = all[i].trueOrFalse ? new String[]{"true", "false"} : null;
        }
        return infos;
    }
}
