package dev.onset.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The names that types have in statements: the standard's and those of other systems. */
public final class TypeAliases {

    private static final Map<String, DataType> TYPES = new HashMap<>();

    static {
        add(DataType.INTEGER, "INTEGER", "INT", "SMALLINT", "TINYINT", "MEDIUMINT", "INT2", "INT4", "INT16", "INT32",
                "SIGNED");
        add(DataType.BIGINT, "BIGINT", "INT8", "INT64", "LONG", "HUGEINT");
        add(DataType.DOUBLE, "DOUBLE", "FLOAT", "REAL", "FLOAT4", "FLOAT8", "FLOAT32", "FLOAT64", "DECIMAL", "NUMERIC",
                "DEC",
                "NUMBER");
        add(DataType.VARCHAR, "VARCHAR", "CHAR", "CHARACTER", "TEXT", "STRING", "CLOB", "NCHAR", "NVARCHAR", "VARCHAR2",
                "NVARCHAR2", "BPCHAR", "TINYTEXT", "MEDIUMTEXT", "LONGTEXT");
        add(DataType.BOOLEAN, "BOOLEAN", "BOOL", "LOGICAL");
        add(DataType.DATE, "DATE");
        add(DataType.TIME, "TIME");
        add(DataType.TIMESTAMP, "TIMESTAMP", "DATETIME", "DATETIME2");
        add(DataType.MAP, "MAP");
    }

    private TypeAliases() {}

    private static void add(DataType type, String... names) {
        for (String name : names) {
            TYPES.put(name, type);
        }
    }

    /** @param name in any case, without digits behind it; null is the answer where no type is called so */
    public static @Nullable DataType find(String name) {
        return TYPES.get(name.toUpperCase(Locale.ROOT));
    }
}
