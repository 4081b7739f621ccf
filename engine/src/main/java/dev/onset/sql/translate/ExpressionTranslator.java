package dev.onset.sql.translate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Case;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Expression.Parameter;
import dev.onset.plan.ScalarOperator;
import dev.onset.sql.catalog.SqlTypes;
import dev.onset.sql.operators.Decimals;
import dev.onset.sql.operators.ScalarFunction;
import dev.onset.sql.operators.StandardOperators;

/** Calcite's row expressions as expressions of a plan. */
final class ExpressionTranslator {

    private static final Literal BLANK = new Literal(" ", DataType.VARCHAR);

    private static final Set<SqlTypeName> UNTYPED = EnumSet.of(SqlTypeName.ANY, SqlTypeName.ROW, SqlTypeName.NULL,
            SqlTypeName.MAP);

    private final RexBuilder rexBuilder;
    private final NotSupported notSupported;
    private final OuterColumns outer;
    private final InLists inLists;

    ExpressionTranslator(RexBuilder rexBuilder, NotSupported notSupported, OuterColumns outer) {
        this.outer = outer;
        this.rexBuilder = rexBuilder;
        this.notSupported = notSupported;
        this.inLists = new InLists(this, rexBuilder);
    }

    Expression translate(RexNode node) {
        return switch (node) {
            case RexInputRef reference -> new ColumnReference(reference.getIndex(), type(node));
            case RexLiteral literal -> Literals.of(literal);
            case RexDynamicParam parameter -> new Parameter(parameter.getIndex(), type(node));
            case RexFieldAccess access when access.getReferenceExpr() instanceof RexCorrelVariable variable ->
                    new Expression.OuterColumn(outer.slot(variable.id, access.getField().getIndex()), type(node));
            // A field of a row, which is an array.
            case RexFieldAccess access when !(access.getReferenceExpr() instanceof RexCorrelVariable) ->
                    new Call(ScalarOperator.ITEM, List.of(translate(access.getReferenceExpr()),
                            new Literal(access.getField().getIndex() + 1L, DataType.INTEGER)), type(node));
            case RexOver over -> throw notSupported.operator(over.getOperator(), "as a window function");
            case RexCall call -> call(call);
            default -> throw notSupported.construct("This correlated subquery");
        };
    }

    List<Expression> translateAll(List<? extends RexNode> nodes) {
        List<Expression> result = new ArrayList<>(nodes.size());
        for (RexNode node : nodes) {
            result.add(translate(node));
        }
        return result;
    }

    private Expression call(RexCall call) {
        SqlOperator operator = call.getOperator();
        if (operator instanceof ScalarFunction function) {
            if (function.operator() == ScalarOperator.CONCAT) {
                return new Call(ScalarOperator.CONCAT, call.operands.stream().map(this::textOrEmpty).toList(),
                        DataType.VARCHAR);
            }
            List<Expression> operands = translateAll(call.operands);
            if (function.operator() == ScalarOperator.ARRAY_TO_TEXT
                    || function.operator() == ScalarOperator.JSON_TEXT) {
                operands.set(0, ShownElements.of(operands.getFirst(), call.operands.getFirst().getType()));
            }
            List<Expression> arguments = inOrder(operands, function.argumentOrder());
            boolean counts = function.operator() == ScalarOperator.CHAR_LENGTH
                    && arguments.getFirst().type() == DataType.ARRAY;
            return new Call(counts ? ScalarOperator.CARDINALITY : function.operator(), arguments, type(call));
        }
        return switch (call.getKind()) {
            case CAST, SAFE_CAST -> cast(translate(call.operands.getFirst()), call.operands.getFirst().getType(),
                    call.getType(), call.getKind() == SqlKind.SAFE_CAST);
            case REINTERPRET -> translate(call.operands.getFirst());
            case CASE -> caseOf(call);
            case COALESCE -> new Call(ScalarOperator.COALESCE, translateAll(call.operands), type(call));
            case SEARCH -> inLists.search(call);
            case OR -> inLists.or(call);
            case FLOOR -> rounded(call, ScalarOperator.FLOOR, ScalarOperator.FLOOR_TO);
            case CEIL -> rounded(call, ScalarOperator.CEIL, ScalarOperator.CEIL_TO);
            case EXTRACT -> new Call(ScalarOperator.EXTRACT, translateAll(call.operands), type(call));
            case TIMESTAMP_ADD -> new Call(ScalarOperator.TIMESTAMP_ADD, translateAll(call.operands), type(call));
            case TIMESTAMP_DIFF -> new Call(ScalarOperator.TIMESTAMP_DIFF, translateAll(call.operands), type(call));
            case ROW -> new Call(ScalarOperator.ARRAY, translateAll(call.operands), DataType.ARRAY);
            case TRIM -> trim(call);
            case SOME, ALL -> quantified(call);
            default -> {
                if (operator.equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE)) {
                    yield new Call(ScalarOperator.NOT, List.of(new Call(ScalarOperator.REGEXP_MATCHES,
                            translateAll(call.operands), DataType.BOOLEAN)), DataType.BOOLEAN);
                }
                ScalarOperator scalar = StandardOperators.find(operator);
                if (scalar == null && operator.getName().equals("*")
                        && SqlTypeName.INTERVAL_TYPES.contains(call.getType().getSqlTypeName())) {
                    // INTERVAL x DAY, which Calcite multiplies by an operator of its own.
                    scalar = ScalarOperator.TIMES;
                }
                if (scalar == null) {
                    throw notSupported.operator(operator, "");
                }
                Expression result = ConstantFolding.fold(new Call(scalar, translateAll(call.operands), type(call)));
                yield switch (scalar) {
                    case PLUS, MINUS, TIMES, MODULO -> Decimals.rounded(result, call.getType());
                    default -> result;
                };
            }
        };
    }

    /** A sum as a value of its type. */
    RexNode rounded(RexNode sum) {
        return Decimals.isOne(sum.getType()) && sum.getType().getScale() > 0
                ? rexBuilder.makeCall(sum.getType(), Decimals.ROUND,
                        List.of(sum, rexBuilder.makeExactLiteral(BigDecimal.valueOf(sum.getType().getScale()))))
                : sum;
    }

    /** The function CONCAT passes over NULLs. */
    private Expression textOrEmpty(RexNode node) {
        Expression argument = Decimals.isOne(node.getType())
                ? Decimals.asText(translate(node), node.getType())
                : translate(node);
        Expression text = argument.type() == DataType.VARCHAR
                ? argument
                : new Cast(argument, DataType.VARCHAR, false);
        return new Call(ScalarOperator.COALESCE, List.of(text, new Literal("", DataType.VARCHAR)), DataType.VARCHAR);
    }

    /** A value compared with the elements of an array; what is compared with a query became a join. */
    private Expression quantified(RexCall call) {
        if (!(call.getOperator() instanceof SqlQuantifyOperator operator) || call.operands.size() != 2) {
            throw notSupported.operator(call.getOperator(), "");
        }
        String how = operator.comparisonKind.sql + (operator.kind == SqlKind.SOME ? " ANY" : " ALL");
        return new Call(ScalarOperator.QUANTIFIED, List.of(new Literal(how, DataType.VARCHAR),
                translate(call.operands.get(0)), translate(call.operands.get(1))), DataType.BOOLEAN);
    }

    private static List<Expression> inOrder(List<Expression> arguments, int[] order) {
        return order.length == 0 ? arguments : Arrays.stream(order).mapToObj(arguments::get).toList();
    }

    private Expression rounded(RexCall call, ScalarOperator number, ScalarOperator time) {
        Expression operand = translate(call.operands.getFirst());
        return call.operands.size() == 1
                ? new Call(number, List.of(operand), type(call))
                : new Call(time, List.of(translate(call.operands.get(1)), operand), type(call));
    }

    private Expression trim(RexCall call) {
        ScalarOperator side = switch (String.valueOf(((RexLiteral) call.operands.getFirst()).getValue())) {
            case "LEADING" -> ScalarOperator.TRIM_LEADING;
            case "TRAILING" -> ScalarOperator.TRIM_TRAILING;
            default -> ScalarOperator.TRIM_BOTH;
        };
        Expression characters = translate(call.operands.get(1));
        Expression text = translate(call.operands.get(2));
        return new Call(side, isBlank(characters) ? List.of(text) : List.of(text, characters), type(call));
    }

    private static boolean isBlank(Expression characters) {
        return characters instanceof Literal(Object value, DataType type) && BLANK.equals(new Literal(value, type));
    }

    /** A cast that only changes what Calcite knows about NULLs or lengths does nothing; one to VARCHAR(n) cuts. */
    private static Expression cast(Expression value, RelDataType from, RelDataType to, boolean lenient) {
        Expression operand = value;
        DataType target = SqlTypes.fromCalcite(to);
        if (Decimals.isOne(to)) {
            return Decimals.cast(operand, from, to, lenient);
        }
        if (target == DataType.ARRAY && operand.type() == DataType.ARRAY) {
            return arrayCast(operand, from.getComponentType(), to.getComponentType(), lenient);
        }
        if (Decimals.isOne(from)) {
            if (target == DataType.INTEGER || target == DataType.BIGINT) {
                return Decimals.asWhole(operand, target, lenient);
            }
            operand = target == DataType.VARCHAR ? Decimals.asText(operand, from) : operand;
        }
        Expression converted = operand.type() == target ? operand : new Cast(operand, target, lenient);
        if (operand instanceof Literal literal && operand.type() != target) {
            converted = constant(literal, target, converted);
        }
        return cuts(from, to)
                ? new Call(ScalarOperator.LEFT,
                        List.of(converted, new Literal((long) to.getPrecision(), DataType.INTEGER)), target)
                : converted;
    }

    /** Converts the elements, unless they need none, or are of no single type. */
    private static Expression arrayCast(Expression array, @Nullable RelDataType from, @Nullable RelDataType to,
            boolean lenient) {
        if (from == null || to == null || UNTYPED.contains(from.getSqlTypeName())
                || UNTYPED.contains(to.getSqlTypeName())) {
            return array;
        }
        DataType type = SqlTypes.fromCalcite(from);
        Expression element = new ColumnReference(0, type);
        Expression converted = cast(element, from, to, lenient);
        return converted.equals(element) ? array
                : new Call(ScalarOperator.ARRAY_CAST, List.of(array, new Literal(converted, type)), DataType.ARRAY);
    }

    private static Expression constant(Literal literal, DataType target, Expression otherwise) {
        return switch (literal.value()) {
            case null -> new Literal(null, target);
            case Long number when target == DataType.DOUBLE && literal.type().isNumeric() ->
                    new Literal(number.doubleValue(), target);
            case Long number when target == DataType.BIGINT && literal.type() == DataType.INTEGER ->
                    new Literal(number, target);
            default -> otherwise;
        };
    }

    private static boolean cuts(RelDataType from, RelDataType to) {
        if (!SqlTypeName.CHAR_TYPES.contains(to.getSqlTypeName())
                || to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED) {
            return false;
        }
        return !SqlTypeName.CHAR_TYPES.contains(from.getSqlTypeName())
                || from.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                || from.getPrecision() > to.getPrecision();
    }

    private Expression caseOf(RexCall call) {
        List<RexNode> operands = call.operands;
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            conditions.add(translate(operands.get(i)));
            results.add(translate(operands.get(i + 1)));
        }
        Expression otherwise = translate(operands.getLast());
        List<Expression> values = coalesced(conditions, results, otherwise);
        return values == null
                ? new Case(conditions, results, otherwise, type(call))
                : new Call(ScalarOperator.COALESCE, values, type(call));
    }

    /** The arguments, where the CASE is what Calcite makes of a COALESCE. */
    private static @Nullable List<Expression> coalesced(List<Expression> conditions, List<Expression> results,
            Expression otherwise) {
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (!(conditions.get(i) instanceof Call(ScalarOperator operator, List<Expression> arguments, DataType type)
                    && operator == ScalarOperator.IS_NOT_NULL && arguments.getFirst().equals(results.get(i)))) {
                return null;
            }
            values.add(results.get(i));
        }
        values.add(otherwise);
        return values;
    }

    private static DataType type(RexNode node) {
        return SqlTypes.fromCalcite(node.getType());
    }
}
