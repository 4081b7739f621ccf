package dev.onset.exec.column;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * One column of a {@link Batch}. Rows count from 0 to the batch's size.
 *
 * <p>The accessors by row are for consumers at the edge (cursors, keys, fallbacks); loops over many rows switch on the kind
 * of column once and run over its array. The accessor must fit the layout of the type; what it returns at a NULL is
 * undefined.
 */
public sealed interface Column
        permits LongColumn, DoubleColumn, BooleanColumn, TextColumn, ObjectColumn, ConstantColumn, DictionaryColumn {

    DataType type();

    boolean isNull(int row);

    default long longAt(int row) {
        throw new IllegalStateException(type() + " has no long");
    }

    /** Also for whole numbers. */
    default double doubleAt(int row) {
        throw new IllegalStateException(type() + " has no double");
    }

    default boolean booleanAt(int row) {
        throw new IllegalStateException(type() + " has no boolean");
    }

    default String textAt(int row) {
        throw new IllegalStateException(type() + " has no text");
    }

    /** The value as Long, Double, Boolean, String, Map or List; null for NULL. */
    @Nullable
    Object objectAt(int row);
}
