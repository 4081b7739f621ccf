package dev.onset.jdbc;

import java.sql.Types;

import org.apache.calcite.avatica.ColumnMetaData;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/**
 * How a type of the engine appears in JDBC.
 *
 * @param id of {@link Types}
 * @param name in SQL
 * @param precision decimal digits, or characters of a date or time; 0: not applicable, or without limit
 * @param displaySize characters of the longest usual text
 * @param className of what getObject returns
 * @param literalQuote what stands around a literal; empty: nothing
 */
record JdbcType(int id, String name, int precision, int scale, int displaySize, String className,
        String literalQuote) {

    static JdbcType of(DataType type) {
        return switch (type) {
            case BOOLEAN -> new JdbcType(Types.BOOLEAN, "BOOLEAN", 1, 0, 5, "java.lang.Boolean", "");
            case INTEGER -> new JdbcType(Types.INTEGER, "INTEGER", 10, 0, 11, "java.lang.Integer", "");
            case BIGINT -> new JdbcType(Types.BIGINT, "BIGINT", 19, 0, 20, "java.lang.Long", "");
            case DOUBLE -> new JdbcType(Types.DOUBLE, "DOUBLE", 15, 0, 24, "java.lang.Double", "");
            case VARCHAR -> new JdbcType(Types.VARCHAR, "VARCHAR", 0, 0, 40, "java.lang.String", "'");
            case DATE -> new JdbcType(Types.DATE, "DATE", 10, 0, 10, "java.sql.Date", "'");
            case TIME -> new JdbcType(Types.TIME, "TIME", 15, 6, 15, "java.sql.Time", "'");
            case TIMESTAMP -> new JdbcType(Types.TIMESTAMP, "TIMESTAMP", 26, 6, 26, "java.sql.Timestamp", "'");
            case INTERVAL_DAY_TIME ->
                    new JdbcType(Types.OTHER, "INTERVAL DAY TO SECOND", 0, 6, 26, "java.time.Duration", "'");
            case INTERVAL_YEAR_MONTH ->
                    new JdbcType(Types.OTHER, "INTERVAL YEAR TO MONTH", 0, 0, 20, "java.time.Period", "'");
            case MAP -> new JdbcType(Types.JAVA_OBJECT, "MAP", 0, 0, 60, "java.util.Map", "");
            case ARRAY -> new JdbcType(Types.ARRAY, "ARRAY", 0, 0, 60, "java.sql.Array", "");
            case NULL -> new JdbcType(Types.NULL, "NULL", 0, 0, 4, "java.lang.Object", "");
        };
    }

    /** What {@code DatabaseMetaData} gives for the size of a column: tools read 0 as a text of no characters. */
    @Nullable
    Integer columnSize() {
        return id == Types.VARCHAR ? Integer.valueOf(Integer.MAX_VALUE) : precision == 0 ? null : precision;
    }

    static JdbcType of(Field field) {
        DecimalDigits digits = field.decimal();
        return digits == null ? of(field.type())
                : new JdbcType(Types.DECIMAL, "DECIMAL", digits.precision(), digits.scale(), digits.precision() + 2,
                        "java.math.BigDecimal", "");
    }

    /** What ResultSetMetaData says about a column of a result. */
    static ColumnMetaData column(int ordinal, Field field) {
        DataType type = field.type();
        JdbcType jdbc = of(field);
        int nullable = field.nullable()
                ? java.sql.ResultSetMetaData.columnNullable
                : java.sql.ResultSetMetaData.columnNoNulls;
        ColumnMetaData.AvaticaType avatica = ColumnMetaData.scalar(jdbc.id, jdbc.name, ColumnMetaData.Rep.OBJECT);
        return new ColumnMetaData(ordinal, false, type == DataType.VARCHAR, true, false, nullable, type.isNumeric(),
                jdbc.displaySize, field.name(), field.name(), "", jdbc.precision, jdbc.scale, "", "", avatica, true,
                false, false, jdbc.className);
    }
}
