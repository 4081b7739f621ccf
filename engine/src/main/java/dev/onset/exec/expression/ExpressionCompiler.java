package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Case;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.In;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Expression.Parameter;
import dev.onset.plan.ScalarOperator;

/**
 * Makes evaluators and predicates of expressions. What it makes keeps arrays and belongs to one thread at a time; the
 * compiler itself has no state.
 */
public final class ExpressionCompiler {

    private final QueryContext context;

    /** @param context gives the parameters and the time of the query */
    public ExpressionCompiler(QueryContext context) {
        this.context = context;
    }

    /**
     * @throws OnsetException with category NOT_SUPPORTED or TYPE, if there is no evaluator; an error of a value shows only when
     *     a row gets there
     */
    public Evaluator compile(Expression expression) {
        return switch (expression) {
            case ColumnReference reference -> batch -> batch.column(reference.column());
            case Literal literal -> new ConstantEvaluator(literal.type(), literal.value());
            case Parameter parameter -> new ConstantEvaluator(parameter.type(), value(parameter));
            case Expression.OuterColumn outer ->
                    new ConstantEvaluator(outer.type(), context.outerRow().get(outer.slot()));
            case Cast cast ->
                    once(cast, CastEvaluators.cast(compile(cast.operand()), cast.operand().type(), cast.type(),
                            cast.lenient()));
            case In in -> InEvaluator.of(compile(in.operand()), in.operand().type(), in.values());
            case Case branches -> once(branches, caseOf(branches));
            case Call call -> once(call, call(call));
        };
    }

    /** A predicate of a BOOLEAN expression; the parts of AND and OR narrow the rows one after the other. */
    public Predicate compilePredicate(Expression condition) {
        if (condition instanceof Call(ScalarOperator operator, List<Expression> arguments, DataType _)) {
            if (operator == ScalarOperator.AND) {
                return new Predicates.Conjunction(arguments.stream().map(this::compilePredicate).toList());
            }
            if (operator == ScalarOperator.OR) {
                return new Predicates.Disjunction(arguments.stream().map(this::compilePredicate).toList(),
                        ExpressionTraits.columns(condition));
            }
        }
        return new Predicates.OfEvaluator(compile(condition), ExpressionTraits.isCheap(condition),
                ExpressionTraits.columns(condition));
    }

    private @Nullable Object value(Parameter parameter) {
        List<@Nullable Object> parameters = context.parameters();
        if (parameter.index() >= parameters.size()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "parameter %d has no value: %d given".formatted(parameter.index() + 1, parameters.size()));
        }
        Object value = parameters.get(parameter.index());
        if (value instanceof Long number && parameter.type() == DataType.DOUBLE) {
            return number.doubleValue();
        }
        return value;
    }

    /** Computes an expression without columns at the first row that needs it, and never again. */
    private static Evaluator once(Expression expression, Evaluator evaluator) {
        return ExpressionTraits.isConstant(expression) ? new Once(evaluator) : evaluator;
    }

    private static final class Once implements Evaluator {
        private final Evaluator evaluator;
        private @Nullable Column column;

        Once(Evaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public Column evaluate(Batch batch) {
            Column known = column;
            if (known == null) {
                Column first = evaluator.evaluate(new Batch(1, List.of()));
                known = first instanceof ConstantColumn ? first : new ConstantColumn(first.type(), first.objectAt(0));
                column = known;
            }
            return known;
        }
    }

    private CaseEvaluator.Part part(Expression expression) {
        return new CaseEvaluator.Part(compile(expression), ExpressionTraits.isCheap(expression),
                new BatchCompactor(ExpressionTraits.columns(expression)));
    }

    private Evaluator caseOf(Case branches) {
        List<CaseEvaluator.Branch> compiled = new ArrayList<>();
        for (int i = 0; i < branches.conditions().size(); i++) {
            compiled.add(new CaseEvaluator.Branch(compilePredicate(branches.conditions().get(i)),
                    part(branches.results().get(i))));
        }
        compiled.add(new CaseEvaluator.Branch(null, part(branches.otherwise())));
        return new CaseEvaluator(branches.type(), compiled);
    }

    private List<ConnectiveEvaluator.Argument> connected(List<Expression> arguments) {
        return arguments.stream().map(argument -> new ConnectiveEvaluator.Argument(compile(argument),
                ExpressionTraits.isCheap(argument), ExpressionTraits.columns(argument))).toList();
    }

    private Evaluator call(Call call) {
        List<Expression> operands = call.arguments();
        ScalarOperator operator = call.operator();
        if (operator == ScalarOperator.AND || operator == ScalarOperator.OR) {
            List<ConnectiveEvaluator.Argument> connected = connected(operands);
            return operator == ScalarOperator.AND
                    ? ConnectiveEvaluator.and(connected)
                    : ConnectiveEvaluator.or(connected);
        }
        if (operator == ScalarOperator.COALESCE) {
            return new CaseEvaluator(call.type(),
                    operands.stream().map(operand -> new CaseEvaluator.Branch(null, part(operand))).toList());
        }
        List<Evaluator> arguments = operands.stream().map(this::compile).toList();
        List<DataType> types = operands.stream().map(Expression::type).toList();
        if (operator == ScalarOperator.CONCAT && types.contains(DataType.ARRAY)) {
            return ArrayEvaluators.function(ScalarOperator.ARRAY_CONCAT, DataType.ARRAY, arguments, types, operands);
        }
        return switch (operator) {
            case AND, OR, COALESCE -> throw new IllegalStateException(operator.name());
            case PLUS, MINUS, TIMES, DIVIDE, MODULO -> arithmetic(operator, call.type(), arguments, types);
            case NEGATE -> ArithmeticEvaluators.negate(call.type(), arguments.getFirst());
            case EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    ComparisonEvaluators.comparison(operator, arguments, types.get(0), types.get(1));
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                    NullEvaluators.isDistinct(arguments.get(0), arguments.get(1),
                            NullEvaluators.comparer(types.get(0), types.get(1)),
                            operator == ScalarOperator.IS_DISTINCT_FROM);
            case NOT -> RowEvaluator.booleans(arguments, (a, row) -> !a[0].booleanAt(row));
            case IS_NULL, IS_NOT_NULL ->
                    NullEvaluators.isNull(arguments.getFirst(), operator == ScalarOperator.IS_NULL);
            case IS_TRUE -> NullEvaluators.isTruth(arguments.getFirst(), true, false);
            case IS_NOT_TRUE -> NullEvaluators.isTruth(arguments.getFirst(), true, true);
            case IS_FALSE -> NullEvaluators.isTruth(arguments.getFirst(), false, false);
            case IS_NOT_FALSE -> NullEvaluators.isTruth(arguments.getFirst(), false, true);
            case ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE, SQRT, CBRT, EXP, LN, LOG10, LOG2, POWER, SIN, COS, TAN, ASIN,
                    ACOS, ATAN, ATAN2, DEGREES, RADIANS, COT, SINH, COSH, TANH, ASINH, ACOSH, ATANH, GAMMA, LOG_GAMMA,
                    LOG_BASE ->
                    NumberEvaluators.function(operator, call.type(), arguments, types.getFirst());
            case FACTORIAL, GREATEST_COMMON_DIVISOR, LEAST_COMMON_MULTIPLE, BIT_COUNT, BITWISE_AND, BITWISE_OR,
                    BITWISE_XOR,
                    BITWISE_NOT, SHIFT_LEFT, SHIFT_RIGHT ->
                    IntegerEvaluators.function(operator, call.type(), arguments);
            case TO_DECIMAL -> NumberEvaluators.decimal(arguments);
            case DECIMAL_ROUND -> NumberEvaluators.decimalRound(arguments, operands);
            case DECIMAL_TEXT -> NumberEvaluators.decimalText(arguments);
            case WIDTH_BUCKET -> NumberEvaluators.widthBucket(arguments);
            case HASHED_FRACTION -> NumberEvaluators.hashedFraction(arguments);
            case PI -> NumberEvaluators.pi();
            case RANDOM -> NumberEvaluators.random();
            case GREATEST, LEAST ->
                    ExtremeEvaluator.of(call.type(), arguments, types, operator == ScalarOperator.GREATEST);
            case IS_NAN -> NumberEvaluators.isNan(arguments.getFirst());
            case IS_FINITE -> NumberEvaluators.isFinite(arguments.getFirst());
            case IS_INFINITE -> NumberEvaluators.isInfinite(arguments.getFirst());
            case CONCAT, UPPER, LOWER, TRIM_BOTH, TRIM_LEADING, TRIM_TRAILING, SUBSTRING, CHAR_LENGTH, POSITION,
                    REPLACE,
                    LEFT, RIGHT, REVERSE, REPEAT, STARTS_WITH, ENDS_WITH, CONTAINS, SPLIT_PART, LPAD, RPAD, INITCAP,
                    ASCII,
                    CHR, OCTET_LENGTH, BIT_LENGTH, TRANSLATE, STRIP_ACCENTS, OVERLAY ->
                    TextEvaluators.function(operator, call.type(), arguments, types);
            case SOUNDEX, LEVENSHTEIN, HAMMING, JACCARD ->
                    SimilarityEvaluators.function(operator, call.type(), arguments);
            case MD5, SHA1, SHA256, TO_HEX, TO_BINARY, TO_BASE64, FROM_BASE64 ->
                    EncodingEvaluators.function(operator, arguments, types);
            case FORMAT, PRINTF, STRFTIME, TO_CHAR, STRPTIME, PARSE_TIMESTAMP ->
                    FormatEvaluators.function(operator, call.type(), arguments, types);
            case LIKE, ILIKE, SIMILAR_TO, REGEXP_MATCHES, REGEXP_REPLACE, REGEXP_EXTRACT, REGEXP_FULL_MATCH,
                    REGEXP_COUNT,
                    REGEXP_INSTR, REGEXP_EXTRACT_ALL, REGEXP_SPLIT ->
                    PatternEvaluators.function(operator, arguments);
            case EXTRACT, FLOOR_TO, CEIL_TO, TIMESTAMP_ADD, TIMESTAMP_DIFF ->
                    TemporalEvaluators.function(operator, call.type(), arguments, types, operands);
            case DATE_DIFF -> TemporalEvaluators.boundaries(arguments);
            case LAST_DAY, MAKE_DATE, MAKE_TIME, MAKE_TIMESTAMP, EPOCH, TO_TIMESTAMP, MONTH_NAME, DAY_NAME,
                    TIME_BUCKET, ROUND_TIME ->
                    CalendarEvaluators.function(operator, call.type(), arguments, types);
            case CURRENT_TIME -> new ConstantEvaluator(DataType.TIME,
                    Math.floorMod(context.startMicros(), Temporal.MICROS_PER_DAY));
            case CURRENT_TIMESTAMP -> new ConstantEvaluator(DataType.TIMESTAMP, context.startMicros());
            case CURRENT_DATE -> new ConstantEvaluator(DataType.DATE,
                    Math.floorDiv(context.startMicros(), Temporal.MICROS_PER_DAY));
            case JSON_VALUE, JSON_QUERY, JSON_EXISTS, JSON_EXTRACT, JSON_LENGTH, JSON_TYPE, JSON_KEYS, IS_JSON,
                    JSON_TEXT,
                    JSON_OBJECT, JSON_ARRAY ->
                    JsonEvaluators.function(operator, call.type(), arguments);
            case ARRAY_CAST -> arrayCast(arguments.getFirst(), operands.get(1));
            case ITEM, CARDINALITY, ARRAY, MAP, MAP_KEYS, MAP_VALUES ->
                    CollectionEvaluators.function(operator, call.type(), arguments, types);
            case ARRAY_CONCAT, ARRAY_APPEND, ARRAY_PREPEND, ARRAY_CONTAINS, ARRAY_POSITION, ARRAY_REMOVE, ARRAY_SORT,
                    ARRAY_DISTINCT, ARRAY_INTERSECT, ARRAY_EXCEPT, ARRAY_REVERSE, ARRAY_MIN, ARRAY_MAX, ARRAY_SUM,
                    ARRAY_AVG, ARRAY_SLICE, ARRAY_RANGE,
                    SPLIT, ARRAY_TO_TEXT, SHOWN_ELEMENTS, MAP_CONTAINS, QUANTIFIED ->
                    ArrayEvaluators.function(operator, call.type(), arguments, types, operands);
        };
    }

    private Evaluator arrayCast(Evaluator array, Expression literal) {
        Expression element = (Expression) Objects.requireNonNull(((Literal) literal).value());
        return new ArrayCast(array, compile(element), literal.type());
    }

    private static Evaluator arithmetic(ScalarOperator operator, DataType type, List<Evaluator> arguments,
            List<DataType> types) {
        boolean numeric = types.stream().allMatch(argument -> argument.isNumeric() || argument == DataType.NULL);
        if (!numeric) {
            return TemporalEvaluators.arithmetic(operator, type, arguments, types);
        }
        if (type != DataType.DOUBLE && types.contains(DataType.DOUBLE)) {
            return CastEvaluators.cast(ArithmeticEvaluators.binary(operator, DataType.DOUBLE, arguments),
                    DataType.DOUBLE,
                    type, false);
        }
        return ArithmeticEvaluators.binary(operator, type, arguments);
    }
}
