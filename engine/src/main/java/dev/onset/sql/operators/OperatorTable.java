package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.registry.FunctionRegistry;

/** All that a query may call: the operators that the engine computes and the functions of the registry, in any case. */
public final class OperatorTable implements SqlOperatorTable {

    private final List<SqlOperator> operators;
    private final Map<String, List<SqlOperator>> byName = new HashMap<>();
    private final List<String> functionNames;

    public OperatorTable(FunctionRegistry registry) {
        List<SqlOperator> all = new ArrayList<>(StandardOperators.all());
        all.addAll(ScalarFunctions.all());
        all.addAll(AggregateFunctions.all());
        all.add(PeerGroups.NUMBER);
        all.add(Convertlets.TYPE_OF);
        for (CurveFunction function : registry.all()) {
            all.add(new CurveOperator(function));
        }
        for (CurveWindowFunction function : registry.windows()) {
            all.add(new CurveWindowOperator(function));
        }
        for (CurveTableFunction function : registry.tables()) {
            all.add(new CurveTableOperator(function));
        }
        this.operators = List.copyOf(all);
        for (SqlOperator operator : operators) {
            byName.computeIfAbsent(key(operator.getName()), name -> new ArrayList<>()).add(operator);
        }
        this.functionNames = all.stream().filter(SqlFunction.class::isInstance).map(operator -> key(operator.getName()))
                .filter(name -> !name.startsWith("$")).distinct().sorted().toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** For suggestions. */
    public List<String> functionNames() {
        return functionNames;
    }

    /** Whether a function of this name, in any case, is an aggregate. */
    public boolean isAggregate(String name) {
        return byName.getOrDefault(key(name), List.of()).stream().anyMatch(SqlOperator::isAggregator);
    }

    /** How many arguments the functions of this name take, as in {@code 1 to 3}; null: there is no such function. */
    @Nullable
    public String argumentCounts(String name) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (SqlOperator operator : byName.getOrDefault(key(name), List.of())) {
            if (operator instanceof SqlFunction && operator.getOperandTypeChecker() != null) {
                least = Math.min(least, operator.getOperandCountRange().getMin());
                int max = operator.getOperandCountRange().getMax();
                most = max < 0 ? Integer.MAX_VALUE : Math.max(most, max);
            }
        }
        if (least > most) {
            return null;
        }
        String text = least == most ? Integer.toString(least)
                : most == Integer.MAX_VALUE ? "at least " + least
                        : least + (most == least + 1 ? " or " : " to ") + most;
        return text + (text.equals("1") || text.equals("at least 1") ? " argument" : " arguments");
    }

    /** The category does not count: the parser gives functions of its own another one than ours have. */
    @Override
    public void lookupOperatorOverloads(SqlIdentifier name, @Nullable SqlFunctionCategory category, SqlSyntax syntax,
            List<SqlOperator> found, SqlNameMatcher nameMatcher) {
        if (!name.isSimple()) {
            return;
        }
        for (SqlOperator operator : byName.getOrDefault(key(name.getSimple()), List.of())) {
            if (family(operator.getSyntax()) == family(syntax)) {
                found.add(operator);
            }
        }
    }

    /** COUNT is of a syntax of its own, but called like any function. */
    private static SqlSyntax family(SqlSyntax syntax) {
        return syntax == SqlSyntax.FUNCTION_STAR ? SqlSyntax.FUNCTION : syntax.family;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return operators;
    }
}
