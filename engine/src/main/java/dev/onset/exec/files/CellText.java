package dev.onset.exec.files;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;

/** A value as text, the same as users see it elsewhere. */
@FunctionalInterface
public interface CellText {

    /** Null for NULL. */
    @Nullable
    String of(Column column, int row);
}
