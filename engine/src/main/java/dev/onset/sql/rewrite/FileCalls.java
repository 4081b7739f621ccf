package dev.onset.sql.rewrite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.FileRead;
import dev.onset.plan.FileTables;
import dev.onset.sql.operators.FileTableOperator;
import dev.onset.sql.syntax.Positions;

/** Calls of {@code read_csv} and the like in FROM. What they say must be known when the statement is planned. */
final class FileCalls {

    private FileCalls() {}

    static boolean isOne(SqlCall call) {
        return FileTables.FUNCTIONS.contains(call.getOperator().getName().toLowerCase(Locale.ROOT));
    }

    /** The call with the table that it stands for. */
    static SqlCall described(SqlCall call, FileTables tables) {
        String function = call.getOperator().getName().toLowerCase(Locale.ROOT);
        List<String> files = List.of();
        Map<String, Object> options = new TreeMap<>();
        for (int i = 0; i < call.operandCount(); i++) {
            SqlNode operand = call.operand(i);
            SqlCall named = named(operand);
            if (named != null) {
                boolean assignment = named.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
                SqlIdentifier name = named.operand(assignment ? 1 : 0);
                options.put(name.getSimple().toLowerCase(Locale.ROOT),
                        value(function, named.operand(assignment ? 0 : 1)));
            } else if (i == 0) {
                files = files(function, operand);
            } else {
                throw error(OnsetException.Category.ARGUMENT, operand,
                        function + " takes the names of files, then options as in delim => ';'");
            }
        }
        if (files.isEmpty()) {
            throw error(OnsetException.Category.ARGUMENT, call,
                    function + " needs the name of a file: " + function + "('runs." + function.split("_")[1] + "')");
        }
        try {
            return new FileTableOperator(tables.describe(new FileRead(function.replace("_auto", ""), files, options)))
                    .createCall(call.getParserPosition());
        } catch (OnsetException e) {
            throw new OnsetException(e.category(), String.valueOf(e.getMessage()), Positions.of(call), e.getCause());
        }
    }

    /** {@code name => value}, or {@code name = value} as in DuckDB. */
    private static @Nullable SqlCall named(SqlNode operand) {
        boolean named = operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT || (operand.getKind() == SqlKind.EQUALS
                && ((SqlCall) operand).operand(0) instanceof SqlIdentifier name && name.isSimple());
        return named ? (SqlCall) operand : null;
    }

    private static List<String> files(String function, SqlNode operand) {
        Object value = value(function, operand);
        if (value instanceof String file) {
            return List.of(file);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw error(OnsetException.Category.TYPE, operand,
                function + ": the name of a file is a text in single quotes");
    }

    private static Object value(String function, SqlNode node) {
        if (node instanceof SqlLiteral literal && literal.getValue() != null) {
            return switch (literal.getTypeName()) {
                case CHAR, VARCHAR -> literal.getValueAs(String.class);
                case BOOLEAN -> literal.booleanValue();
                case DECIMAL, DOUBLE -> number(literal.getValueAs(BigDecimal.class));
                default -> throw notConstant(function, node);
            };
        }
        if (node.getKind() == SqlKind.MINUS_PREFIX
                && value(function, ((SqlCall) node).operand(0)) instanceof Long number) {
            return -number;
        }
        if (node.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
            List<String> list = new ArrayList<>();
            ((SqlCall) node).getOperandList().forEach(element -> list.add(String.valueOf(value(function, element))));
            return list;
        }
        if (node.getKind() == SqlKind.MAP_VALUE_CONSTRUCTOR) {
            Map<String, String> map = new LinkedHashMap<>();
            List<SqlNode> entries = ((SqlCall) node).getOperandList();
            for (int i = 0; i + 1 < entries.size(); i += 2) {
                map.put(String.valueOf(value(function, entries.get(i))),
                        String.valueOf(value(function, entries.get(i + 1))));
            }
            return map;
        }
        throw notConstant(function, node);
    }

    private static Object number(BigDecimal number) {
        return number.scale() <= 0 ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }

    private static OnsetException notConstant(String function, SqlNode node) {
        String what = node.getKind() == SqlKind.DYNAMIC_PARAM ? "a parameter cannot stand here"
                : "a constant must stand here";
        return error(OnsetException.Category.NOT_SUPPORTED, node,
                function + ": " + what + ", since the columns are known when a statement is planned");
    }

    private static OnsetException error(OnsetException.Category category, SqlNode where, String message) {
        return new OnsetException(category, message, Positions.of(where), null);
    }
}
