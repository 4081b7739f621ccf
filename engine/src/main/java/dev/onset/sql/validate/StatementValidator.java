package dev.onset.sql.validate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.FileTables;
import dev.onset.sql.operators.Decimals;
import dev.onset.sql.operators.OperatorTable;
import dev.onset.sql.operators.OtherFunctions;
import dev.onset.sql.syntax.Positions;

/** Calcite's validator with our words for functions that do not exist, and types for all parameters. */
public final class StatementValidator extends SqlValidatorImpl {

    private final OperatorTable operators;
    private final FunctionRegistry registry;
    private final Map<Integer, RelDataType> parameterTypes = new TreeMap<>();
    /** By the columns of a SELECT, as the list that it is. */
    private final IdentityHashMap<List<SqlNode>, Boolean> aggregates = new IdentityHashMap<>();
    private final ParameterTypes parameters = new ParameterTypes(this, this::inferUnknownTypes);

    public StatementValidator(OperatorTable operators, FunctionRegistry registry,
            SqlValidatorCatalogReader reader, RelDataTypeFactory types, Config config) {
        super(operators, reader, types, config);
        this.operators = operators;
        this.registry = registry;
    }

    @Override
    protected void inferUnknownTypes(RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlDynamicParam parameter) {
            // One that the parser's rewriting doubled, as NULLIF(?, 3) does, has one type.
            RelDataType type = parameterTypes.computeIfAbsent(parameter.getIndex(),
                    _ -> inferredType.equals(unknownType) ? parameters.usual()
                            // It may have more digits than what it stands beside.
                            : Decimals.isOne(inferredType) ? parameters.number() : inferredType);
            super.inferUnknownTypes(type, scope, node);
        } else if (node instanceof SqlCall call && ParameterTypes.decides(call)) {
            parameters.inferOperands(inferredType, scopes.getOrDefault(node, scope), call);
        } else {
            super.inferUnknownTypes(inferredType, scope, node);
        }
    }

    @Override
    protected void validateHavingClause(SqlSelect select) {
        SqlNode having = select.getHaving();
        if (having != null) {
            select.setHaving(having.accept(new HavingNames(select, getWhereScope(select))));
        }
        super.validateHavingClause(select);
    }

    /** Calcite asks for each column of the result, and looks at all of them each time. */
    @Override
    public boolean isAggregate(SqlSelect select) {
        SelectScope scope = getRawSelectScope(select);
        List<SqlNode> columns = scope == null ? null : scope.getExpandedSelectList();
        if (columns == null || select.getGroup() != null || select.getHaving() != null) {
            return super.isAggregate(select);
        }
        Boolean known = aggregates.get(columns);
        if (known == null) {
            known = super.isAggregate(select);
            aggregates.put(columns, known);
        }
        return known;
    }

    @Override
    public CalciteException handleUnresolvedFunction(SqlCall call, SqlOperator unresolved,
            List<RelDataType> argumentTypes, @Nullable List<String> argumentNames) {
        String name = unresolved.getName().toLowerCase(Locale.ROOT);
        CurveFunction function = registry.find(name);
        if (function != null) {
            throw error(OnsetException.Category.ARGUMENT, call, "%s is called with %s, but is %s"
                    .formatted(name, arguments(argumentTypes.size()), function.signature()));
        }
        CurveWindowFunction window = registry.findWindow(name);
        if (window != null) {
            throw error(OnsetException.Category.ARGUMENT, call, "%s is called with %s, but is %s OVER (…)"
                    .formatted(name, arguments(argumentTypes.size()), window.signature()));
        }
        CurveTableFunction table = registry.findTable(name);
        if (table != null) {
            throw error(OnsetException.Category.ARGUMENT, call, "%s is a table function: SELECT * FROM %s".formatted(
                    name, table.signature()));
        }
        if (FileTables.FUNCTIONS.contains(name)) {
            throw error(OnsetException.Category.ARGUMENT, call,
                    "%s is a table function: SELECT * FROM %s('FILE')".formatted(name, name));
        }
        if (operators.functionNames().contains(name)) {
            String counts = operators.argumentCounts(name);
            throw error(OnsetException.Category.ARGUMENT, call, counts == null
                    ? "%s cannot be called with %s".formatted(name, arguments(argumentTypes.size()))
                    : "%s takes %s, not %d".formatted(name, counts, argumentTypes.size()));
        }
        String known = OtherFunctions.HERE.get(name);
        OnsetException.Position whole = Positions.of(call);
        OnsetException.Position place = whole == null
                ? null
                : new OnsetException.Position(whole.line(), whole.column(), whole.line(),
                        whole.column() + name.length() - 1);
        throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "There is no function " + name + (known != null
                ? "; write " + known
                : Suggestions.didYouMean(name, operators.functionNames())), place, null);
    }

    private static String arguments(int count) {
        return count == 0 ? "no arguments" : count == 1 ? "1 argument" : count + " arguments";
    }

    private static OnsetException error(OnsetException.Category category, SqlNode where, String message) {
        return new OnsetException(category, message, Positions.of(where), null);
    }
}
