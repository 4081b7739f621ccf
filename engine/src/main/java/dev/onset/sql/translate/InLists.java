package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Sarg;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.In;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.ScalarOperator;
import dev.onset.sql.catalog.SqlTypes;

/** Comparisons of one value with several constants, which become one IN. */
final class InLists {

    private final ExpressionTranslator expressions;
    private final RexBuilder rexBuilder;

    InLists(ExpressionTranslator expressions, RexBuilder rexBuilder) {
        this.expressions = expressions;
        this.rexBuilder = rexBuilder;
    }

    /** Several {@code x = constant} on the same x become one IN. */
    Expression or(RexCall call) {
        Map<Expression, Set<Literal>> points = new LinkedHashMap<>();
        List<Expression> others = new ArrayList<>();
        for (Expression alternative : expressions.translateAll(call.operands)) {
            if (alternative instanceof Call(ScalarOperator operator, List<Expression> sides, DataType boolType)
                    && operator == ScalarOperator.EQUALS && sides.getLast() instanceof Literal literal
                    && !(sides.getFirst() instanceof Literal)) {
                points.computeIfAbsent(sides.getFirst(), operand -> new LinkedHashSet<>()).add(literal);
            } else {
                others.add(alternative);
            }
        }
        List<Expression> alternatives = new ArrayList<>();
        points.forEach((operand, values) -> alternatives.add(values.size() == 1
                ? new Call(ScalarOperator.EQUALS, List.of(operand, values.iterator().next()), DataType.BOOLEAN)
                : new In(operand, List.copyOf(values))));
        alternatives.addAll(others);
        return alternatives.size() == 1
                ? alternatives.getFirst()
                : new Call(ScalarOperator.OR, alternatives, DataType.BOOLEAN);
    }

    /** Ranges and points: points become an IN list, ranges comparisons. */
    Expression search(RexCall call) {
        Sarg<?> sarg = ((RexLiteral) call.operands.get(1)).getValueAs(Sarg.class);
        boolean complemented = sarg != null && sarg.isComplementedPoints();
        if (sarg == null || !(sarg.isPoints() || complemented)) {
            return expressions.translate(RexUtil.expandSearch(rexBuilder, null, call));
        }
        List<Literal> values = points(complemented ? sarg.rangeSet.complement() : sarg.rangeSet,
                SqlTypes.fromCalcite(call.operands.get(1).getType()));
        if (values.size() < 2) {
            return expressions.translate(RexUtil.expandSearch(rexBuilder, null, call));
        }
        Expression operand = expressions.translate(call.operands.getFirst());
        Expression in = new In(operand, values);
        if (complemented) {
            in = new Call(ScalarOperator.NOT, List.of(in), DataType.BOOLEAN);
        }
        return switch (sarg.nullAs) {
            case UNKNOWN -> in;
            case TRUE -> new Call(ScalarOperator.OR,
                    List.of(new Call(ScalarOperator.IS_NULL, List.of(operand), DataType.BOOLEAN), in),
                    DataType.BOOLEAN);
            case FALSE -> new Call(ScalarOperator.AND,
                    List.of(new Call(ScalarOperator.IS_NOT_NULL, List.of(operand), DataType.BOOLEAN), in),
                    DataType.BOOLEAN);
        };
    }

    private static List<Literal> points(RangeSet<?> ranges, DataType type) {
        List<Literal> values = new ArrayList<>();
        for (Range<?> point : ranges.asRanges()) {
            values.add(new Literal(Literals.value(point.lowerEndpoint(), type), type));
        }
        return values;
    }
}
