package dev.onset.sql;

import java.util.List;
import java.util.Locale;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.FunctionRegistry;

/** Calcite's validator with our names for columns without one, and our words for functions that do not exist. */
final class StatementValidator extends SqlValidatorImpl {

    private final SourceText source;
    private final OperatorTable operators;
    private final FunctionRegistry registry;

    StatementValidator(SourceText source, OperatorTable operators, FunctionRegistry registry,
            SqlValidatorCatalogReader reader, RelDataTypeFactory types, Config config) {
        super(operators, reader, types, config);
        this.source = source;
        this.operators = operators;
        this.registry = registry;
    }

    /** A column without a name is called by the text that computes it. */
    @Override
    public @Nullable String deriveAlias(SqlNode node, int ordinal) {
        String alias = super.deriveAlias(node, -1);
        if (alias != null || ordinal < 0) {
            return alias;
        }
        String text = source.text(node.getParserPosition());
        return text == null ? super.deriveAlias(node, ordinal) : text;
    }

    @Override
    public CalciteException handleUnresolvedFunction(SqlCall call, SqlOperator unresolved,
            List<RelDataType> argumentTypes, @Nullable List<String> argumentNames) {
        String name = unresolved.getName().toLowerCase(Locale.ROOT);
        CurveFunction function = registry.find(name);
        if (function != null) {
            throw error(OnsetException.Category.ARGUMENT, call, "%s is called with %d arguments, but is %s"
                    .formatted(name, argumentTypes.size(), function.signature()));
        }
        if (operators.functionNames().contains(name)) {
            throw error(OnsetException.Category.ARGUMENT, call, "%s cannot be called with %s".formatted(name,
                    argumentTypes.isEmpty()
                            ? "no arguments"
                            : argumentTypes.size() == 1 ? "1 argument" : argumentTypes.size() + " arguments"));
        }
        throw error(OnsetException.Category.UNKNOWN_NAME, call,
                "There is no function " + name + Suggestions.didYouMean(name, operators.functionNames()));
    }

    private static OnsetException error(OnsetException.Category category, SqlNode where, String message) {
        return new OnsetException(category, message, Positions.of(where), null);
    }
}
