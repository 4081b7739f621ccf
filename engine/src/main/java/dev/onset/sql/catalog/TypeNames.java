package dev.onset.sql.catalog;

import org.apache.calcite.rel.type.RelDataType;

import dev.onset.error.OnsetException;

/** The names of types as messages show them. */
public final class TypeNames {

    private TypeNames() {}

    public static String of(RelDataType type) {
        try {
            return SqlTypes.fromCalcite(type).name();
        } catch (OnsetException unknown) {
            return type.toString();
        }
    }
}
