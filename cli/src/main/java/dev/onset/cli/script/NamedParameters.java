package dev.onset.cli.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/**
 * Values for {@code :name} in statements. They are bound, never put into the text: whatever they hold, they stay values.
 */
public final class NamedParameters {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /**
     * A statement with {@code ?} for each name, as long as before, so that positions in it stay what they were.
     *
     * @param values one for each {@code ?}
     */
    public record Bound(String sql, List<@Nullable Object> values) {
        public Bound {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** @param definitions each {@code name=value}; without {@code =}, the value is NULL */
    public static NamedParameters of(Collection<String> definitions) {
        NamedParameters parameters = new NamedParameters();
        for (String definition : definitions) {
            int equals = definition.indexOf('=');
            String name = equals < 0 ? definition : definition.substring(0, equals);
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        "'" + definition + "' is no parameter; write name=value, and :name in the statement");
            }
            parameters.set(name, equals < 0 ? null : definition.substring(equals + 1));
        }
        return parameters;
    }

    public void set(String name, @Nullable String value) {
        values.put(name, value);
    }

    public void remove(String name) {
        values.remove(name);
    }

    /** By name, in the order in which they were first set; null is NULL. */
    public Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** @throws OnsetException of category UNKNOWN_NAME at a name that has no value */
    public Bound bind(String sql) {
        StringBuilder bound = new StringBuilder(sql);
        List<@Nullable Object> inOrder = new ArrayList<>();
        for (SqlToken token : SqlScanner.scan(sql)) {
            if (token.kind() != SqlToken.Kind.PARAMETER) {
                continue;
            }
            String name = sql.substring(token.start() + 1, token.end());
            if (!values.containsKey(name)) {
                throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "There is no value for :" + name
                        + (values.isEmpty() ? "; onset sql -p " + name + "=VALUE, or \\set " + name
                                + " VALUE in the shell, gives one" : Suggestions.didYouMean(name, values.keySet())),
                        position(sql, token), null);
            }
            inOrder.add(values.get(name));
            bound.replace(token.start(), token.end(), "?" + " ".repeat(name.length()));
        }
        return new Bound(bound.toString(), inOrder);
    }

    private static OnsetException.Position position(String sql, SqlToken token) {
        int line = 1 + (int) sql.substring(0, token.start()).chars().filter(c -> c == '\n').count();
        int column = token.start() - sql.lastIndexOf('\n', token.start() - 1);
        return new OnsetException.Position(line, column, line, column + token.end() - token.start() - 1);
    }
}
