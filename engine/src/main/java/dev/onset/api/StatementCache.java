package dev.onset.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.Statement;

/** The plans of the statements used last. A plan is good for every snapshot whose catalog has the same version. */
final class StatementCache {

    private static final int CAPACITY = 256;

    private record Key(String sql, long catalogVersion) {}

    private final Map<Key, Statement> statements = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Statement> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Two threads that miss at once both plan; neither waits for the other. */
    Statement get(String sql, long catalogVersion, Function<String, Statement> planner) {
        Key key = new Key(sql, catalogVersion);
        Statement known = find(key);
        if (known == null) {
            known = planner.apply(sql);
            if (!known.readsFiles()) {
                synchronized (statements) {
                    statements.put(key, known);
                }
            }
        }
        return known;
    }

    private @Nullable Statement find(Key key) {
        synchronized (statements) {
            return statements.get(key);
        }
    }
}
