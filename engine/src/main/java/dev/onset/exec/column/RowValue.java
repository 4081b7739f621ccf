package dev.onset.exec.column;

import java.util.AbstractList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A value of SQL's type ROW: a list of its fields, that is shown in braces. */
public final class RowValue extends AbstractList<@Nullable Object> {

    private final List<? extends @Nullable Object> fields;

    public RowValue(List<? extends @Nullable Object> fields) {
        this.fields = fields;
    }

    @Override
    public @Nullable Object get(int index) {
        return fields.get(index);
    }

    @Override
    public int size() {
        return fields.size();
    }
}
