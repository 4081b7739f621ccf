package dev.onset.exec;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Case;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.In;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Expression.Parameter;
import dev.onset.plan.Field;

/** Another engine to compare results with. */
public final class DuckDb implements AutoCloseable {

    private final Connection connection;

    public DuckDb() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a table, with a column {@code row_number} that counts from 0. */
    public void createTable(String name, List<Field> fields, List<? extends List<? extends @Nullable Object>> rows) {
        String columns = fields.stream().map(field -> field.name() + " " + field.type())
                .collect(Collectors.joining(", "));
        execute("CREATE OR REPLACE TABLE %s (row_number BIGINT, %s)".formatted(name, columns));
        for (int start = 0; start < rows.size(); start += 500) {
            execute("INSERT INTO %s VALUES %s".formatted(name,
                    IntStream.range(start, Math.min(rows.size(), start + 500))
                            .mapToObj(row -> "(%d, %s)".formatted(row,
                                    IntStream.range(0, fields.size())
                                            .mapToObj(i -> literal(rows.get(row).get(i), fields.get(i).type()))
                                            .collect(Collectors.joining(", "))))
                            .collect(Collectors.joining(", "))));
        }
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query, whole numbers as Long, dates and times as text. */
    public List<List<@Nullable Object>> query(String sql) {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(switch (value) {
                        case null -> null;
                        case Boolean flag -> flag;
                        case Double number -> number;
                        case Float number -> number.doubleValue();
                        case Number number -> number.longValue();
                        default -> result.getString(i);
                    });
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** An expression in DuckDB's SQL. */
    public static String sql(Expression expression, List<Field> fields) {
        return switch (expression) {
            case ColumnReference reference -> fields.get(reference.column()).name();
            case Literal literal -> literal(literal.value(), literal.type());
            case Expression.OuterColumn outer -> throw new IllegalArgumentException(outer.toString());
            case Parameter parameter -> throw new IllegalArgumentException(parameter.toString());
            case Cast cast ->
                    (cast.lenient() ? "TRY_CAST(" : "CAST(") + sql(cast.operand(), fields) + " AS " + cast.type()
                            + ")";
            case In in -> "(" + sql(in.operand(), fields) + " IN (" + list(in.values(), fields, ", ") + "))";
            case Case branches -> IntStream.range(0, branches.conditions().size())
                    .mapToObj(i -> " WHEN " + sql(branches.conditions().get(i), fields) + " THEN "
                            + sql(branches.results().get(i), fields))
                    .collect(Collectors.joining("", "(CASE", " ELSE " + sql(branches.otherwise(), fields) + " END)"));
            case Call call -> call(call, fields);
        };
    }

    private static String call(Call call, List<Field> fields) {
        List<Expression> arguments = call.arguments();
        String first = arguments.isEmpty() ? "" : sql(arguments.getFirst(), fields);
        String symbol = switch (call.operator()) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> " * ";
            case DIVIDE -> call.type() == DataType.DOUBLE ? " / " : " // ";
            case MODULO -> " % ";
            case EQUALS -> " = ";
            case NOT_EQUALS -> " <> ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
            case CONCAT -> " || ";
            case AND, OR, LIKE, ILIKE, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                    " " + call.operator().name().replace('_', ' ') + " ";
            default -> "";
        };
        if (!symbol.isEmpty()) {
            return arguments.size() == 3 && call.operator().name().endsWith("LIKE")
                    ? "(" + list(arguments.subList(0, 2), fields, symbol) + " ESCAPE "
                            + sql(arguments.get(2), fields) + ")"
                    : "(" + list(arguments, fields, symbol) + ")";
        }
        return switch (call.operator()) {
            case NEGATE -> "(-" + first + ")";
            case NOT -> "(NOT " + first + ")";
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                    "(" + first + " " + call.operator().name().replace('_', ' ') + ")";
            case TRUNCATE -> "trunc(" + list(arguments, fields, ", ") + ")";
            case TRIM_BOTH -> "trim(" + list(arguments, fields, ", ") + ")";
            case TRIM_LEADING -> "ltrim(" + list(arguments, fields, ", ") + ")";
            case TRIM_TRAILING -> "rtrim(" + list(arguments, fields, ", ") + ")";
            case CHAR_LENGTH -> "length(" + first + ")";
            case POSITION -> "position(" + list(arguments, fields, " IN ") + ")";
            case IS_NAN -> "isnan(" + first + ")";
            case IS_FINITE -> "isfinite(" + first + ")";
            case IS_INFINITE -> "isinf(" + first + ")";
            case EXTRACT -> "date_part(" + list(arguments, fields, ", ") + ")";
            case FLOOR_TO -> "date_trunc(" + list(arguments, fields, ", ") + ")";
            default -> call.operator().name() + "(" + list(arguments, fields, ", ") + ")";
        };
    }

    private static String list(List<? extends Expression> expressions, List<Field> fields, String separator) {
        return expressions.stream().map(expression -> sql(expression, fields)).collect(Collectors.joining(separator));
    }

    private static String literal(@Nullable Object value, DataType type) {
        return switch (value) {
            case null -> "CAST(NULL AS " + type + ")";
            case String text -> "'" + text.replace("'", "''") + "'";
            case Double number -> "CAST('" + number + "' AS DOUBLE)";
            case Long micros when type == DataType.TIMESTAMP -> "make_timestamp(" + micros + ")";
            case Long days when type == DataType.DATE -> "(DATE '1970-01-01' + " + days + ")";
            default -> "CAST(" + value + " AS " + type + ")";
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
