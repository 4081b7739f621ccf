package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/** Reads VALUES of plain literals that fit their columns, so that a script of INSERTs need not plan a query for each row. */
public final class LiteralRows {

    private final Tokens tokens;
    private final List<DataType> types;
    private int next;

    private LiteralRows(Tokens tokens, List<DataType> types) {
        this.tokens = tokens;
        this.types = types;
    }

    /**
     * The rows, each value a Long, a Double, a String or null, as its column holds it.
     *
     * @param types of the columns
     * @return null: there is something else in the text, or a value that has to be converted; it must be planned
     */
    public static @Nullable List<List<@Nullable Object>> read(String sql, List<DataType> types) {
        if (!sql.stripLeading().regionMatches(true, 0, "VALUES", 0, "VALUES".length())) {
            return null;
        }
        return new LiteralRows(new Tokens(sql), types).rows();
    }

    private @Nullable List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        next++;
        do {
            List<@Nullable Object> row = new ArrayList<>(types.size());
            String sign = "(";
            for (DataType type : types) {
                if (!skip(sign) || !value(type, row)) {
                    return null;
                }
                sign = ",";
            }
            if (!skip(")")) {
                return null;
            }
            rows.add(row);
        } while (skip(","));
        return tokens.get(next).kind() == Kind.END ? rows : null;
    }

    private boolean skip(String sign) {
        boolean there = tokens.get(next).is(sign);
        next += there ? 1 : 0;
        return there;
    }

    /** Adds the value that comes next, if it is one that its column takes as it stands. */
    private boolean value(DataType type, List<@Nullable Object> row) {
        boolean negative = skip("-");
        Token token = tokens.get(next++);
        if (token.is("NULL") && !negative) {
            row.add(null);
            return true;
        }
        Object value = switch (token.kind()) {
            case TEXT -> type == DataType.VARCHAR && !negative ? token.text() : null;
            case NUMBER -> number(token.text(), negative, type);
            default -> null;
        };
        row.add(value);
        return value != null;
    }

    private static @Nullable Object number(String text, boolean negative, DataType type) {
        int point = text.indexOf('.');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && i != point) {
                return null;
            }
        }
        if (point >= 0 && point < text.length() - 1) {
            double value = Double.parseDouble(text);
            return type == DataType.DOUBLE ? (Object) (negative ? -value : value) : null;
        }
        // Eighteen digits always fit; longer ones are DOUBLEs at times.
        if (point >= 0 || text.length() > 18) {
            return null;
        }
        long value = negative ? -Long.parseLong(text) : Long.parseLong(text);
        return switch (type) {
            case INTEGER -> value == (int) value ? (Object) value : null;
            case BIGINT -> (Object) value;
            case DOUBLE -> (Object) (double) value;
            default -> null;
        };
    }
}
