package dev.onset.sql.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.CompositeOperandTypeChecker;
import org.apache.calcite.sql.type.FamilyOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a statement are, from where they stand: what they are compared or computed with, what a function
 * takes, what is expected of the whole expression. Where nothing tells, a parameter is a VARCHAR, as in PostgreSQL; in
 * arithmetic a DOUBLE.
 */
final class ParameterTypes {

    /** What gives an expression's parameters their types, once that of the expression is known. */
    @FunctionalInterface
    interface Inference {
        void infer(RelDataType type, SqlValidatorScope scope, SqlNode node);
    }

    private static final Set<SqlKind> ARITHMETIC = EnumSet.of(SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES,
            SqlKind.DIVIDE,
            SqlKind.MOD, SqlKind.PLUS_PREFIX, SqlKind.MINUS_PREFIX);
    /** Operators whose operands are of one type. */
    private static final Set<SqlKind> ALIKE = EnumSet.of(SqlKind.EQUALS, SqlKind.NOT_EQUALS, SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL, SqlKind.GREATER_THAN, SqlKind.GREATER_THAN_OR_EQUAL, SqlKind.BETWEEN,
            SqlKind.IS_DISTINCT_FROM, SqlKind.IS_NOT_DISTINCT_FROM, SqlKind.COALESCE, SqlKind.NULLIF, SqlKind.GREATEST,
            SqlKind.LEAST, SqlKind.ARRAY_VALUE_CONSTRUCTOR);
    private static final Set<String> ALIKE_NAMES = Set.of("COALESCE", "IFNULL", "NVL", "NULLIF", "GREATEST", "LEAST");
    /** Arguments whose types Calcite tells nowhere: by function the position and the type. */
    private static final Map<String, Map<Integer, SqlTypeName>> ARGUMENTS = Map.ofEntries(
            Map.entry("LAG", Map.of(1, SqlTypeName.BIGINT)), Map.entry("LEAD", Map.of(1, SqlTypeName.BIGINT)),
            Map.entry("NTH_VALUE", Map.of(1, SqlTypeName.BIGINT)), Map.entry("NTILE", Map.of(0, SqlTypeName.BIGINT)),
            Map.entry("PERCENTILE_CONT", Map.of(0, SqlTypeName.DOUBLE)),
            Map.entry("PERCENTILE_DISC", Map.of(0, SqlTypeName.DOUBLE)),
            Map.entry("STRING_AGG", Map.of(1, SqlTypeName.VARCHAR)),
            Map.entry("LISTAGG", Map.of(1, SqlTypeName.VARCHAR)),
            Map.entry("TIMESTAMPADD", Map.of(1, SqlTypeName.INTEGER)),
            Map.entry("ROUND", Map.of(1, SqlTypeName.INTEGER)),
            Map.entry("PRECEDING", Map.of(0, SqlTypeName.BIGINT)),
            Map.entry("FOLLOWING", Map.of(0, SqlTypeName.BIGINT)),
            Map.entry("INTERVAL", Map.of(0, SqlTypeName.BIGINT)),
            Map.entry("SUBSTRING", Map.of(0, SqlTypeName.VARCHAR, 1, SqlTypeName.INTEGER, 2, SqlTypeName.INTEGER)),
            Map.entry("IF", Map.of(0, SqlTypeName.BOOLEAN)));

    private final StatementValidator validator;
    private final Inference inference;

    ParameterTypes(StatementValidator validator, Inference inference) {
        this.validator = validator;
        this.inference = inference;
    }

    static boolean hasParameters(SqlNode node) {
        try {
            node.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlCall call) {
                    return call.isA(SqlKind.QUERY) ? null : super.visit(call);
                }

                @Override
                public @Nullable Void visit(SqlDynamicParam parameter) {
                    throw new Util.FoundOne(parameter);
                }
            });
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }

    /** Whether the operands of a call are found out here. */
    static boolean decides(SqlCall call) {
        return switch (call.getKind()) {
            case CAST, SAFE_CAST -> call.operand(0).getKind() != SqlKind.DYNAMIC_PARAM && hasParameters(call);
            case AS, IN, NOT_IN, SOME, ALL, EXISTS, OVER, FILTER, WITHIN_GROUP, ROW, VALUES,
                    DESCENDING,
                    NULLS_FIRST, NULLS_LAST, CURSOR, SCALAR_QUERY, LATERAL, UNNEST, AND, OR, NOT, IS_NULL, IS_NOT_NULL,
                    RESPECT_NULLS, IGNORE_NULLS, ARGUMENT_ASSIGNMENT ->
                    false;
            default -> !call.isA(SqlKind.QUERY) && hasParameters(call);
        };
    }

    /** The type where nothing is known of a parameter. */
    RelDataType usual() {
        return type(SqlTypeName.VARCHAR);
    }

    RelDataType number() {
        return type(SqlTypeName.DOUBLE);
    }

    private RelDataType type(SqlTypeName name) {
        RelDataTypeFactory types = validator.getTypeFactory();
        RelDataType type = SqlTypeName.INTERVAL_TYPES.contains(name)
                ? types.createSqlIntervalType(
                        new SqlIntervalQualifier(name.getStartUnit(), name.getEndUnit(), SqlParserPos.ZERO))
                : types.createSqlType(name);
        return types.createTypeWithNullability(type, true);
    }

    private boolean isUnknown(@Nullable RelDataType type) {
        return type == null || type.equals(validator.getUnknownType()) || type.getSqlTypeName() == SqlTypeName.NULL
                || type.getSqlTypeName() == SqlTypeName.UNKNOWN;
    }

    /** @param expected the type of the call; the unknown type if nothing is expected of it */
    void inferOperands(RelDataType expected, SqlValidatorScope scope, SqlCall call) {
        if (call instanceof SqlCase cases) {
            inferCase(expected, scope, cases);
            return;
        }
        List<SqlNode> operands = new ArrayList<>();
        call.getOperandList().forEach(operand -> operands.add(operand));
        RelDataType[] byOperator = byOperator(expected, scope, call);
        boolean alike = ARITHMETIC.contains(call.getKind()) || ALIKE.contains(call.getKind())
                || ALIKE_NAMES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
        RelDataType common = alike ? common(expected, scope, call, operands) : null;
        for (int i = 0; i < operands.size(); i++) {
            SqlNode operand = operands.get(i);
            if (operand == null || !hasParameters(operand)) {
                continue;
            }
            RelDataType named = argument(call.getOperator(), i, operands, scope);
            RelDataType type = named != null ? named : common != null ? common
                    : i < byOperator.length && !isUnknown(byOperator[i])
                            ? byOperator[i]
                            : family(call.getOperator().getOperandTypeChecker(), i, operands.size());
            inference.infer(type == null ? validator.getUnknownType() : type, scope, operand);
        }
    }

    private @Nullable RelDataType argument(SqlOperator operator, int index, List<SqlNode> operands,
            SqlValidatorScope scope) {
        String name = operator.getName().toUpperCase(Locale.ROOT);
        if (operator.getKind() == SqlKind.ITEM && index == 1) {
            RelDataType collection = derived(scope, operands.getFirst());
            return type(collection != null && !isUnknown(collection) && collection.getSqlTypeName() == SqlTypeName.ARRAY
                    ? SqlTypeName.INTEGER
                    : SqlTypeName.VARCHAR);
        }
        SqlTypeName type = ARGUMENTS.getOrDefault(name, Map.of()).get(index);
        return type == null ? null : type(type);
    }

    private RelDataType[] byOperator(RelDataType expected, SqlValidatorScope scope, SqlCall call) {
        RelDataType[] types = new RelDataType[call.operandCount()];
        Arrays.fill(types, validator.getUnknownType());
        if (call.getOperator().getOperandTypeInference() != null && !ALIKE.contains(call.getKind())
                && !ARITHMETIC.contains(call.getKind())) {
            try {
                call.getOperator().getOperandTypeInference()
                        .inferOperandTypes(new SqlCallBinding(validator, scope, call), expected, types);
            } catch (CalciteContextException e) {
                // It looked at an operand whose own parameters have no types yet.
            }
        }
        return types;
    }

    /** The type that all operands have: that of one without parameters, else of one with, else what is expected. */
    private RelDataType common(RelDataType expected, SqlValidatorScope scope, SqlCall call, List<SqlNode> operands) {
        RelDataType known = null;
        for (SqlNode operand : operands) {
            if (operand != null && !hasParameters(operand) && isUnknown(known)) {
                known = derived(scope, operand);
                // A whole number that is written down may be computed with larger ones.
                known = operand instanceof SqlLiteral && known != null && !isUnknown(known)
                        && known.getSqlTypeName() == SqlTypeName.INTEGER ? type(SqlTypeName.BIGINT) : known;
            }
        }
        for (SqlNode operand : operands) {
            if (isUnknown(known) && operand instanceof SqlCall nested && hasParameters(nested)) {
                inference.infer(validator.getUnknownType(), scope, nested);
                known = derived(scope, nested);
            }
        }
        boolean arithmetic = ARITHMETIC.contains(call.getKind());
        if (known != null && !isUnknown(known)) {
            boolean interval = arithmetic && SqlTypeUtil.isDatetime(known);
            return interval ? type(SqlTypeName.INTERVAL_SECOND) : known;
        }
        boolean usable = !isUnknown(expected) && !expected.isStruct()
                && (arithmetic ? SqlTypeUtil.isNumeric(expected) : !isComparison(call.getKind()));
        return usable ? expected : type(arithmetic ? SqlTypeName.DOUBLE : SqlTypeName.VARCHAR);
    }

    private static boolean isComparison(SqlKind kind) {
        return SqlKind.COMPARISON.contains(kind) || kind == SqlKind.BETWEEN;
    }

    private @Nullable RelDataType derived(SqlValidatorScope scope, SqlNode operand) {
        try {
            return validator.deriveType(scope, operand);
        } catch (CalciteContextException e) {
            return null;
        }
    }

    private void inferCase(RelDataType expected, SqlValidatorScope scope, SqlCase cases) {
        List<SqlNode> results = new ArrayList<>(cases.getThenOperands().getList());
        SqlNode otherwise = cases.getElseOperand();
        if (otherwise != null) {
            results.add(otherwise);
        }
        RelDataType known = expected;
        for (SqlNode result : results) {
            if (isUnknown(known) && !hasParameters(result)) {
                known = derived(scope, result);
            }
        }
        SqlNode value = cases.getValueOperand();
        RelDataType compared = value == null ? type(SqlTypeName.BOOLEAN)
                : hasParameters(value) ? usual() : derived(scope, value);
        if (value != null) {
            inference.infer(compared == null ? usual() : compared, scope, value);
        }
        for (SqlNode when : cases.getWhenOperands()) {
            inference.infer(compared == null ? usual() : compared, scope, when);
        }
        for (SqlNode result : results) {
            inference.infer(known == null || isUnknown(known) ? validator.getUnknownType() : known, scope, result);
        }
    }

    private @Nullable RelDataType family(@Nullable SqlOperandTypeChecker checker, int index, int count) {
        if (checker instanceof FamilyOperandTypeChecker families
                && families.getOperandCountRange().isValidCount(count)) {
            return ofFamily(families.getOperandSqlTypeFamily(index));
        }
        if (checker instanceof CompositeOperandTypeChecker composite) {
            for (SqlOperandTypeChecker rule : composite.getRules()) {
                RelDataType type = family(rule, index, count);
                if (type != null) {
                    return type;
                }
            }
        }
        return null;
    }

    private @Nullable RelDataType ofFamily(SqlTypeFamily family) {
        return switch (family) {
            case CHARACTER, STRING -> type(SqlTypeName.VARCHAR);
            case NUMERIC, APPROXIMATE_NUMERIC -> type(SqlTypeName.DOUBLE);
            case INTEGER, EXACT_NUMERIC -> type(SqlTypeName.BIGINT);
            case BOOLEAN -> type(SqlTypeName.BOOLEAN);
            case DATE -> type(SqlTypeName.DATE);
            case TIME -> type(SqlTypeName.TIME);
            case TIMESTAMP, DATETIME -> type(SqlTypeName.TIMESTAMP);
            default -> null;
        };
    }
}
