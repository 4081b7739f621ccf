package dev.onset.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.error.Suggestions;

/**
 * What a URL such as {@code jdbc:onset:/path/to/archive;timeZone=UTC} and the properties beside it ask for; the URL decides
 * where both speak. Properties that are none of Onset's are ignored beside the URL, as tools send many, and warned of within it.
 *
 * @param directory of the archive
 * @param values by {@link ConnectionProperty#key}; what is not given is missing
 * @param warning null: there is nothing to say
 */
record ConnectionOptions(Path directory, Properties values, @Nullable SQLWarning warning) {

    static ConnectionOptions parse(String url, @Nullable Properties info) throws SQLException {
        String[] parts = url.substring(OnsetDriver.PREFIX.length()).split(";");
        Properties values = new Properties();
        if (info != null) {
            for (String name : info.stringPropertyNames()) {
                ConnectionProperty property = ConnectionProperty.named(name);
                if (property != null) {
                    values.setProperty(property.key(), info.getProperty(name).strip());
                }
            }
        }
        SQLWarning warning = null;
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).strip();
            ConnectionProperty property = ConnectionProperty.named(name);
            if (property == null) {
                warning = chain(warning, unknown(name));
            } else if (equals < 0) {
                throw SqlErrors.argument("the URL has the property " + property.key() + " without a value; write "
                        + property.key() + "=…");
            } else {
                values.setProperty(property.key(), parts[i].substring(equals + 1).strip());
            }
        }
        check(values);
        return new ConnectionOptions(directory(parts.length == 0 ? "" : parts[0]), values, warning);
    }

    private static SQLWarning chain(@Nullable SQLWarning first, SQLWarning next) {
        if (first == null) {
            return next;
        }
        first.setNextWarning(next);
        return first;
    }

    private static SQLWarning unknown(String name) {
        List<String> known = Arrays.stream(ConnectionProperty.values()).map(ConnectionProperty::key).toList();
        return new SQLWarning("the URL has a property " + name + " that Onset does not know"
                + Suggestions.didYouMean(name, known) + "; it knows " + String.join(", ", known), "01S00");
    }

    private static void check(Properties values) throws SQLException {
        String zone = values.getProperty(ConnectionProperty.TIME_ZONE.key());
        if (zone != null) {
            values.setProperty(ConnectionProperty.TIME_ZONE.key(), zone(zone));
        }
        for (ConnectionProperty property : List.of(ConnectionProperty.READ_ONLY, ConnectionProperty.EXTERNAL_FILES)) {
            String value = values.getProperty(property.key());
            if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                throw SqlErrors.argument(
                        "the property " + property.key() + " is true or false, not '" + value + "'");
            }
        }
    }

    /** As it is written in the list of zones; an unknown one would silently become UTC. */
    private static String zone(String name) throws SQLException {
        for (String known : ZoneId.getAvailableZoneIds()) {
            if (known.equalsIgnoreCase(name)) {
                return known;
            }
        }
        if (name.toUpperCase(Locale.ROOT).matches("(GMT|UTC)?[+-]\\d{1,2}(:?\\d{2})?")) {
            return "GMT" + name.substring(Math.max(name.indexOf('+'), name.indexOf('-')));
        }
        throw SqlErrors.argument("the property timeZone names no zone: '" + name + "'"
                + Suggestions.didYouMean(name, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                + "; it is one as Europe/Berlin, UTC or GMT+2");
    }

    private static Path directory(String text) throws SQLException {
        if (text.isBlank()) {
            throw SqlErrors
                    .argument("the URL names no archive; write " + OnsetDriver.PREFIX + "/path/to/archive");
        }
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw SqlErrors.argument("'" + text + "' is no path of a directory: " + e.getReason());
        }
    }

    boolean isTrue(ConnectionProperty property) {
        return Boolean.parseBoolean(values.getProperty(property.key()));
    }

    boolean isFalse(ConnectionProperty property) {
        return values.containsKey(property.key()) && !isTrue(property);
    }
}
