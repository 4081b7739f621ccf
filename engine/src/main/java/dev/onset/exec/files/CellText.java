package dev.onset.exec.files;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.plan.Field;

/** A value as text, the same as users see it elsewhere. */
@FunctionalInterface
public interface CellText {

    /** Null for NULL. */
    @Nullable
    String of(Field field, Column column, int row);
}
