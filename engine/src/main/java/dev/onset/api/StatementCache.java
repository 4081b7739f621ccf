package dev.onset.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Statement;

/** The plans of the statements used last. A plan is good for every snapshot whose catalog has the same version. */
final class StatementCache {

    private static final int STATEMENTS = 256;
    private static final int CHARACTERS = 1_000_000;

    private record Key(String sql, List<DataType> types, long catalogVersion) {}

    private final Map<Key, Statement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /**
     * Two threads that miss at once both plan; neither waits for the other.
     *
     * @param types what the columns are converted to; empty: they stay as they are
     */
    Statement get(String sql, List<DataType> types, long catalogVersion, Function<String, Statement> planner) {
        Key key = new Key(sql, types, catalogVersion);
        Statement known = find(key);
        if (known == null) {
            known = planner.apply(sql);
            if (!known.readsFiles()) {
                keep(key, known);
            }
        }
        return known;
    }

    private void keep(Key key, Statement statement) {
        synchronized (statements) {
            if (statements.put(key, statement) == null) {
                characters += key.sql.length();
            }
            var eldest = statements.keySet().iterator();
            while (statements.size() > STATEMENTS || characters > CHARACTERS) {
                characters -= eldest.next().sql.length();
                eldest.remove();
            }
        }
    }

    private @Nullable Statement find(Key key) {
        synchronized (statements) {
            return statements.get(key);
        }
    }
}
