package dev.onset.plan;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A query with a name. */
public final class View {

    private final String name;
    private final List<String> columns;
    private final boolean builtIn;
    private final String currentSchema;
    private final Supplier<String> text;
    private volatile @Nullable String sql;

    /** @param columns what its columns are called; empty: as the query says */
    public View(String name, String sql, List<String> columns) {
        this(name, sql, columns, "");
    }

    /** @param currentSchema in which the query looks up names without a schema first; empty: in none */
    public View(String name, String sql, List<String> columns, String currentSchema) {
        this.name = name;
        this.currentSchema = currentSchema;
        this.columns = List.copyOf(columns);
        this.builtIn = false;
        this.text = () -> sql;
        this.sql = sql;
    }

    /** One that comes with Onset; {@code text} makes the query when it is first wanted; and may be called more than once. */
    public View(String name, Supplier<String> text) {
        this.name = name;
        this.columns = List.of();
        this.currentSchema = "";
        this.builtIn = true;
        this.text = text;
    }

    /** Whether it comes with Onset, so that nobody can drop it. */
    public boolean isBuiltIn() {
        return builtIn;
    }

    public String name() {
        return name;
    }

    public String currentSchema() {
        return currentSchema;
    }

    public String sql() {
        String known = sql;
        if (known == null) {
            known = text.get();
            sql = known;
        }
        return known;
    }

    public List<String> columns() {
        return columns;
    }
}
