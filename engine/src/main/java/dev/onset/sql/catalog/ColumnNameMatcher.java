package dev.onset.sql.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/**
 * Names match in any case, but a column that matches exactly wins: the metrics {@code loss} and {@code Loss} are two
 * columns of one archive.
 */
final class ColumnNameMatcher implements SqlNameMatcher {

    static final ColumnNameMatcher INSTANCE = new ColumnNameMatcher();

    private final SqlNameMatcher anyCase = SqlNameMatchers.withCaseSensitive(false);

    private ColumnNameMatcher() {}

    /** True, so that Calcite does not call a column ambiguous that differs from another one in case alone. */
    @Override
    public boolean isCaseSensitive() {
        return true;
    }

    @Override
    public boolean matches(String string, String name) {
        return string.equalsIgnoreCase(name);
    }

    @Override
    public <K extends List<String>, V> @Nullable V get(Map<K, V> map, List<String> prefixNames, List<String> names) {
        return anyCase.get(map, prefixNames, names);
    }

    @Override
    public String bestString() {
        return anyCase.bestString();
    }

    @Override
    public @Nullable RelDataTypeField field(RelDataType rowType, String fieldName) {
        RelDataTypeField exact = rowType.getField(fieldName, true, false);
        return exact != null ? exact : rowType.getField(fieldName, false, false);
    }

    @Override
    public int frequency(Iterable<String> names, String name) {
        return anyCase.frequency(names, name);
    }

    @Override
    public Set<String> createSet() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }
}
