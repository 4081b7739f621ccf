package dev.onset.sql.catalog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** Onset's types as Calcite types, and back. */
public final class SqlTypes {

    private SqlTypes() {}

    /** Text is Unicode, timestamps count microseconds, averages are never cut to whole numbers. */
    public static RelDataTypeFactory newFactory() {
        return new SqlTypeFactoryImpl(new OnsetTypeSystem()) {
            @Override
            public Charset getDefaultCharset() {
                return StandardCharsets.UTF_8;
            }
        };
    }

    static RelDataType toCalcite(RelDataTypeFactory factory, DataType type, boolean nullable) {
        RelDataType result = switch (type) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, 6);
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 6);
            case INTERVAL_DAY_TIME -> factory.createSqlType(SqlTypeName.INTERVAL_SECOND);
            case INTERVAL_YEAR_MONTH -> factory.createSqlType(SqlTypeName.INTERVAL_MONTH);
            case MAP -> factory.createMapType(factory.createSqlType(SqlTypeName.VARCHAR),
                    nullable(factory, factory.createSqlType(SqlTypeName.VARCHAR)));
            case ARRAY -> factory.createArrayType(nullable(factory, factory.createSqlType(SqlTypeName.ANY)), -1);
            case NULL -> factory.createSqlType(SqlTypeName.NULL);
        };
        return nullable ? nullable(factory, result) : result;
    }

    static RelDataType toCalcite(RelDataTypeFactory factory, Field field) {
        DecimalDigits decimal = field.decimal();
        Field element = field.element();
        if (element != null) {
            return factory.createTypeWithNullability(
                    factory.createArrayType(toCalcite(factory, element), -1), field.nullable());
        }
        return decimal == null ? toCalcite(factory, field.type(), field.nullable())
                : factory.createTypeWithNullability(
                        factory.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale()),
                        field.nullable());
    }

    public static Field field(String name, RelDataType type) {
        boolean decimal = type.getSqlTypeName() == SqlTypeName.DECIMAL;
        return new Field(name, fromCalcite(type), type.isNullable(),
                decimal ? new DecimalDigits(type.getPrecision(), Math.max(0, type.getScale())) : null, element(type));
    }

    /** What the elements of an array are; null for other types, and for elements that have no type of their own. */
    private static @Nullable Field element(RelDataType type) {
        RelDataType component = type.getSqlTypeName() == SqlTypeName.ARRAY ? type.getComponentType() : null;
        return component == null ? null : switch (component.getSqlTypeName()) {
            case ANY, ROW, NULL, MAP, MULTISET -> null;
            default -> SqlTypeName.INTERVAL_TYPES.contains(component.getSqlTypeName())
                    ? null
                    : field("element", component).withNulls(true);
        };
    }

    private static RelDataType nullable(RelDataTypeFactory factory, RelDataType type) {
        return factory.createTypeWithNullability(type, true);
    }

    /** The type that values of a Calcite type have in a plan. */
    public static DataType fromCalcite(RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(name)) {
            return DataType.INTERVAL_YEAR_MONTH;
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(name)) {
            return DataType.INTERVAL_DAY_TIME;
        }
        return switch (name) {
            case BOOLEAN -> DataType.BOOLEAN;
            case TINYINT, SMALLINT, INTEGER -> DataType.INTEGER;
            case BIGINT -> DataType.BIGINT;
            case FLOAT, REAL, DOUBLE, DECIMAL -> DataType.DOUBLE;
            case CHAR, VARCHAR, SYMBOL -> DataType.VARCHAR;
            case DATE -> DataType.DATE;
            case TIME -> DataType.TIME;
            case TIMESTAMP -> DataType.TIMESTAMP;
            case MAP -> DataType.MAP;
            case ARRAY, ROW -> DataType.ARRAY;
            case NULL -> DataType.NULL;
            default -> throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The type " + type + " is not supported");
        };
    }

    public static boolean isWholeNumber(RelDataType type) {
        return SqlTypeUtil.isExactNumeric(type) && type.getScale() <= 0;
    }

    private static final class OnsetTypeSystem extends RelDataTypeSystemImpl {

        @Override
        public int getMaxPrecision(SqlTypeName typeName) {
            return switch (typeName) {
                case TIME, TIMESTAMP -> 6;
                case DECIMAL -> DecimalDigits.MAX_PRECISION;
                default -> super.getMaxPrecision(typeName);
            };
        }

        @Override
        public int getMaxScale(SqlTypeName typeName) {
            return typeName == SqlTypeName.DECIMAL ? DecimalDigits.MAX_PRECISION : super.getMaxScale(typeName);
        }

        @Override
        public int getDefaultPrecision(SqlTypeName typeName) {
            return switch (typeName) {
                case TIME, TIMESTAMP -> 6;
                default -> super.getDefaultPrecision(typeName);
            };
        }

        @Override
        public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argumentType) {
            return SqlTypeUtil.isNumeric(argumentType)
                    ? factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE),
                            argumentType.isNullable())
                    : argumentType;
        }

        @Override
        public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argumentType) {
            if (SqlTypeUtil.isDecimal(argumentType)) {
                return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DECIMAL,
                        DecimalDigits.MAX_PRECISION, argumentType.getScale()), argumentType.isNullable());
            }
            SqlTypeName name = SqlTypeUtil.isApproximateNumeric(argumentType)
                    ? SqlTypeName.DOUBLE
                    : SqlTypeUtil.isExactNumeric(argumentType) ? SqlTypeName.BIGINT : argumentType.getSqlTypeName();
            return SqlTypeUtil.isNumeric(argumentType)
                    ? factory.createTypeWithNullability(factory.createSqlType(name), argumentType.isNullable())
                    : argumentType;
        }

        /** A quotient has digits without end: it is a DOUBLE. */
        @Override
        public @Nullable RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType dividend,
                RelDataType divisor) {
            return areDecimal(dividend, divisor) ? asDouble(factory, dividend, divisor) : null;
        }

        /** A product with more digits behind the point than a double keeps is a DOUBLE. */
        @Override
        public @Nullable RelDataType deriveDecimalMultiplyType(RelDataTypeFactory factory, RelDataType left,
                RelDataType right) {
            RelDataType product = super.deriveDecimalMultiplyType(factory, left, right);
            return areDecimal(left, right) && left.getScale() + right.getScale() > DecimalDigits.EXACT_DIGITS
                    ? asDouble(factory, left, right)
                    : product;
        }

        private static boolean areDecimal(RelDataType left, RelDataType right) {
            return SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right)
                    && (SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right));
        }

        private static RelDataType asDouble(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
            return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE),
                    left.isNullable() || right.isNullable());
        }

        /** Texts of several lengths make a VARCHAR, not a CHAR filled up with blanks. */
        @Override
        public boolean shouldConvertRaggedUnionTypesToVarying() {
            return true;
        }
    }
}
