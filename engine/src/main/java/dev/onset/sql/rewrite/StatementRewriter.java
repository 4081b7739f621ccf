package dev.onset.sql.rewrite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.TypeAliases;
import dev.onset.sql.operators.OperatorTable;
import dev.onset.sql.operators.PeerGroups;
import dev.onset.sql.syntax.DistinctOn;
import dev.onset.sql.syntax.OtherDialects;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.SourceText;
import dev.onset.sql.syntax.SqlIdioms;

/**
 * What is done to a parsed statement before it is validated: numbers with a decimal point, or too large for a BIGINT, are
 * DOUBLE as everywhere in Onset, DECIMAL means DOUBLE, named arguments of curve functions take their place, and a column
 * without a name is called by the text that computes it.
 */
public final class StatementRewriter extends SqlShuttle {

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final FunctionRegistry registry;
    private final OperatorTable operators;
    private final SourceText source;
    private final Catalog catalog;

    public StatementRewriter(FunctionRegistry registry, OperatorTable operators, SourceText source, Catalog catalog) {
        this.registry = registry;
        this.operators = operators;
        this.catalog = catalog;
        this.source = source;
    }

    @Override
    public @Nullable SqlNode visit(SqlLiteral literal) {
        if (literal instanceof SqlNumericLiteral number && number.getTypeName() == SqlTypeName.DECIMAL) {
            BigDecimal value = number.bigDecimalValue();
            if (value != null && (value.scale() > 0
                    ? Math.max(value.precision(), value.scale()) > DecimalDigits.EXACT_DIGITS
                    : value.compareTo(LONG_MIN) < 0 || value.compareTo(LONG_MAX) > 0)) {
                return SqlLiteral.createApproxNumeric(value.toString(), literal.getParserPosition());
            }
        }
        return literal;
    }

    @Override
    public @Nullable SqlNode visit(SqlDataTypeSpec type) {
        if (type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec name && name.getTypeName().isSimple()) {
            DataType known = TypeAliases.find(name.getTypeName().getSimple());
            SqlParserPos position = type.getParserPosition();
            return known == null || known == DataType.MAP ? type
                    : new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.valueOf(known.name()), position),
                            position);
        }
        if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec name
                && name.getTypeName().getSimple().toUpperCase(Locale.ROOT).equals("DECIMAL")
                && name.getPrecision() <= 0) {
            SqlParserPos position = type.getParserPosition();
            return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position);
        }
        return type;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier identifier) {
        SqlNode value = SessionValues.isVariable(identifier)
                ? SessionValues.of(identifier.getSimple(), catalog, identifier.getParserPosition())
                : null;
        return value == null ? identifier : value;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall written) {
        if (written.getKind() == SqlKind.JDBC_FN) {
            return JdbcEscapes.expand(written).accept(this);
        }
        SqlNode value = written.operandCount() == 0 && written.getOperator() instanceof SqlFunction
                ? SessionValues.of(written.getOperator().getName(), catalog, written.getParserPosition())
                : null;
        if (value != null) {
            return value;
        }
        SqlCall call = Shorthands.expand(SeriesTables.expand(written));
        if (call.getKind() == SqlKind.COLLECTION_TABLE && call.operand(0) instanceof SqlCall function
                && FileCalls.isOne(function)) {
            return call.getOperator().createCall(call.getParserPosition(),
                    FileCalls.described(function, catalog.files()));
        }
        if (call.getKind() == SqlKind.PLUS_PREFIX) {
            // A sign that changes nothing, whatever stands behind it.
            return call.operand(0).accept(this);
        }
        if (call.getKind() == SqlKind.MATCH_RECOGNIZE) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "MATCH_RECOGNIZE is not supported; window functions such as LAG compare rows with their neighbours",
                    Positions.of(call), null);
        }
        if (call instanceof SqlJoin join && (join.getJoinType() == JoinType.LEFT_SEMI_JOIN
                || join.getJoinType() == JoinType.LEFT_ANTI_JOIN)) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    join.getJoinType() == JoinType.LEFT_SEMI_JOIN ? OtherDialects.SEMI_JOIN : OtherDialects.ANTI_JOIN,
                    Positions.of(join.getJoinTypeNode()), null);
        }
        SqlCall placed = call;
        if (call instanceof SqlWindow frame && frame.getLowerBound() != null && countsGroups(frame)) {
            placed = PeerGroups.numbered(frame);
        }
        CurveFunction function = call.getOperator() instanceof SqlFunction
                ? registry.find(call.getOperator().getName())
                : null;
        if (function != null) {
            placed = NamedArguments.place(call, function.signature().parameters());
        }
        CurveWindowFunction window = call.getOperator() instanceof SqlFunction
                ? registry.findWindow(call.getOperator().getName())
                : null;
        if (window != null) {
            placed = NamedArguments.place(call, window.signature().parameters());
        }
        CurveTableFunction table = call.getOperator() instanceof SqlFunction
                ? registry.findTable(call.getOperator().getName())
                : null;
        if (table != null) {
            placed = namedColumns(NamedArguments.placeAll(call, table.signature().parameters()));
        }
        if (call.getKind() == SqlKind.WITHIN_GROUP
                && call.operand(0) instanceof SqlCall percentile
                && percentile.getOperator().getName().equalsIgnoreCase("PERCENTILE_CONT")) {
            placed = overDoubles(call);
        }
        if (call.getKind() == SqlKind.IGNORE_NULLS) {
            placed = overNullable(call);
        }
        if (call.getKind() == SqlKind.OVER && call.operand(0) instanceof SqlCall filter
                && filter.getKind() == SqlKind.FILTER) {
            placed = call.getOperator().createCall(call.getParserPosition(), filteredArguments(filter),
                    call.operand(1));
        }
        if (call instanceof SqlSelect select) {
            DistinctOn.expand(select, null);
            AllColumns.group(select, operators::isAggregate);
            nameColumns(select.getSelectList());
            SelectUnnest.expand(select, operators::isAggregate);
            UsingColumns.expand(select);
        }
        if (call.getKind() == SqlKind.VALUES) {
            ValuesParameters.give(call);
        }
        if (call instanceof SqlOrderBy order) {
            checkKeys(order.orderList);
            placed = DistinctOn.ordered(AllColumns.ordered(order));
        }
        return super.visit(placed);
    }

    private boolean countsGroups(SqlWindow window) {
        return SqlIdioms.countsGroups(source.all(window.getParserPosition()));
    }

    /** DESCRIPTOR(column) as a text: Calcite would look for the column in the FROM clause, not in the function's input. */
    private static SqlCall namedColumns(SqlCall call) {
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(operand instanceof SqlCall descriptor
                    && descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
                    && descriptor.operandCount() == 1 && descriptor.operand(0) instanceof SqlIdentifier column
                            ? SqlLiteral.createCharString(column.names.getLast(), operand.getParserPosition())
                            : operand);
        }
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    private static void checkKeys(SqlNodeList keys) {
        for (SqlNode key : keys) {
            SqlNode plain = key.getKind() == SqlKind.DESCENDING ? ((SqlCall) key).operand(0) : key;
            if (plain.getKind() == SqlKind.DYNAMIC_PARAM) {
                throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                        "ORDER BY a parameter would order by one and the same value; name a column",
                        Positions.of(plain),
                        null);
            }
        }
    }

    /** The place of all of an expression; of {@code x::type} the parser tells a place that begins too early. */
    private static SqlParserPos whole(SqlNode column) {
        return column.getKind() == SqlKind.CAST && column instanceof SqlCall cast
                && cast.getOperator().getName().equals("::")
                        ? cast.operand(0).getParserPosition().plus(cast.operand(1).getParserPosition())
                        : column.getParserPosition();
    }

    private void nameColumns(SqlNodeList columns) {
        for (int i = 0; i < columns.size(); i++) {
            SqlNode column = columns.get(i);
            boolean named = column.getKind() == SqlKind.AS
                    || (column.getKind() == SqlKind.IDENTIFIER && !SessionValues.isVariable(column))
                    || column instanceof SqlStarExclude || column instanceof SqlStarReplace;
            String name = named ? null : source.text(whole(column));
            if (name != null) {
                columns.set(i, SqlStdOperatorTable.AS.createCall(column.getParserPosition(), column,
                        SessionValues.isVariable(column) ? quoted(name, column) : new SqlIdentifier(name,
                                column.getParserPosition())));
            }
        }
    }

    /** A name that is not taken for a value. */
    private static SqlIdentifier quoted(String name, SqlNode where) {
        SqlParserPos position = where.getParserPosition().withQuoting(true);
        return new SqlIdentifier(List.of(name), null, position, List.of(position));
    }

    /**
     * Says that the value of a function with IGNORE NULLS may be NULL. A frame may have no row, and where the value itself is
     * never NULL, Calcite says so only when it translates, and refuses what does not agree with what it said before.
     */
    private static SqlCall overNullable(SqlCall ignoreNulls) {
        SqlCall function = ignoreNulls.operand(0);
        List<SqlNode> arguments = new ArrayList<>(function.getOperandList());
        if (arguments.isEmpty()) {
            return ignoreNulls;
        }
        SqlParserPos position = arguments.getFirst().getParserPosition();
        arguments.set(0, new SqlCase(position, null, SqlNodeList.of(SqlLiteral.createBoolean(true, position)),
                SqlNodeList.of(arguments.getFirst()), SqlLiteral.createNull(position)));
        return ignoreNulls.getOperator().createCall(ignoreNulls.getParserPosition(),
                function.getOperator().createCall(function.getFunctionQuantifier(), function.getParserPosition(),
                        arguments.toArray(SqlNode[]::new)));
    }

    /** Calcite has no window with a FILTER; an aggregate passes over rows whose arguments are NULL. */
    private static SqlCall filteredArguments(SqlCall filter) {
        SqlCall aggregate = filter.operand(0);
        SqlParserPos position = aggregate.getParserPosition();
        List<SqlNode> arguments = new ArrayList<>();
        for (SqlNode argument : aggregate.getOperandList()) {
            boolean star = argument instanceof SqlIdentifier identifier && identifier.isStar();
            arguments.add(new SqlCase(position, null, SqlNodeList.of(filter.operand(1)),
                    SqlNodeList.of(star ? SqlLiteral.createExactNumeric("1", position) : argument),
                    SqlLiteral.createNull(position)));
        }
        return aggregate.getOperator().createCall(aggregate.getFunctionQuantifier(), position,
                arguments.toArray(SqlNode[]::new));
    }

    /** A percentile of whole numbers lies between them; Calcite gives it the type of the sort key. */
    private static SqlCall overDoubles(SqlCall withinGroup) {
        SqlNodeList keys = withinGroup.operand(1);
        List<SqlNode> casts = new ArrayList<>();
        for (SqlNode key : keys) {
            if (key.getKind() == SqlKind.DESCENDING) {
                SqlCall descending = (SqlCall) key;
                casts.add(descending.getOperator().createCall(key.getParserPosition(),
                        asDouble(descending.operand(0))));
            } else {
                casts.add(asDouble(key));
            }
        }
        return withinGroup.getOperator().createCall(withinGroup.getParserPosition(), withinGroup.operand(0),
                new SqlNodeList(casts, keys.getParserPosition()));
    }

    private static SqlNode asDouble(SqlNode node) {
        SqlParserPos position = node.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(position, node,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position));
    }
}
