package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Position;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.TypeAliases;
import dev.onset.sql.syntax.CompletedText;
import dev.onset.sql.syntax.ExplainPrefix;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.StatementParser;

/**
 * The places in a statement of what failed when it ran: a CAST that met a value it cannot convert, also one that nobody wrote, a function
 * with a wrong option. Where several could be meant, none is named.
 */
public final class RuntimeErrors {

    private static final Pattern NOT_OF_TYPE = Pattern.compile("(?s)(.*) is not an? ([A-Z ]+)");
    private static final Pattern TOO_LARGE = Pattern.compile("(?s)(.*) does not fit a DECIMAL\\((\\d+), (\\d+)\\)");
    private static final Pattern OPTION = Pattern.compile("(?s)(\\w+): option \\w+ (?:is|must be) (\\S+?),? .*");

    private RuntimeErrors() {}

    /** The error with the place that it is about, if it has none and there is no doubt about it. */
    public static OnsetException placed(OnsetException error, String sql, SqlPlanner planner, Catalog catalog) {
        if (error.position() != null) {
            return error;
        }
        Position position = switch (error.category()) {
            case DATA, ARGUMENT -> find(String.valueOf(error.getMessage()), sql, planner, catalog);
            default -> null;
        };
        return position == null ? error
                : new OnsetException(error.category(), String.valueOf(error.getMessage()), position, error);
    }

    private static @Nullable Position find(String message, String sql, SqlPlanner planner, Catalog catalog) {
        try {
            CompletedText complete = CompletedText.of(ExplainPrefix.of(sql).query());
            Position written = find(message, StatementParser.parse(complete.sql()));
            return complete.restored(written != null ? written : find(message, planner.validated(complete, catalog)));
        } catch (OnsetException e) {
            // What is run may be another text than what was written, such as the condition of an UPDATE.
            return null;
        }
    }

    private static @Nullable Position find(String message, SqlNode statement) {
        Matcher type = NOT_OF_TYPE.matcher(message);
        Matcher decimal = TOO_LARGE.matcher(message);
        Matcher option = OPTION.matcher(message);
        if (type.matches()) {
            DataType known = TypeAliases.find(type.group(2));
            return cast(casts(statement, name -> known == null ? name.equals(type.group(2))
                    : TypeAliases.find(name) == known, -1, -1), type.group(1));
        }
        if (decimal.matches()) {
            return cast(casts(statement, "DECIMAL"::equals, Integer.parseInt(decimal.group(2)),
                    Integer.parseInt(decimal.group(3))), decimal.group(1));
        }
        return option.matches() ? option(statement, option.group(1), option.group(2)) : null;
    }

    /** @param precision −1: any */
    private static List<SqlCall> casts(SqlNode statement, Predicate<String> types, int precision, int scale) {
        return calls(statement, call -> (call.getKind() == SqlKind.CAST) && call.operandCount() > 1
                && call.operand(1) instanceof SqlDataTypeSpec spec
                && types.test(spec.getTypeName().names.getLast().toUpperCase(Locale.ROOT))
                && (precision < 0 || (spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec digits
                        && digits.getPrecision() == precision && Math.max(0, digits.getScale()) == scale)));
    }

    /** That of the constant that was shown, or the one cast that there is. */
    private static @Nullable Position cast(List<SqlCall> casts, String shown) {
        for (SqlCall cast : casts) {
            if (cast.operand(0) instanceof SqlLiteral literal && shows(literal, shown)) {
                return Positions.of(literal);
            }
        }
        List<SqlParserPos> places = casts.stream().map(cast -> cast.operand(0).getParserPosition()).distinct().toList();
        return places.size() == 1 ? Positions.of(casts.getFirst().operand(0)) : null;
    }

    private static @Nullable Position option(SqlNode statement, String function, String shown) {
        List<SqlCall> calls = calls(statement, call -> call.getOperator() instanceof SqlFunction
                && call.getOperator().getName().equalsIgnoreCase(function));
        List<SqlNode> values = new ArrayList<>();
        for (SqlCall call : calls) {
            call.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlLiteral literal) {
                    if (shows(literal, shown)) {
                        values.add(literal);
                    }
                    return null;
                }
            });
        }
        return values.size() == 1 ? Positions.of(values.getFirst())
                : calls.size() == 1 ? Positions.of(calls.getFirst()) : null;
    }

    private static boolean shows(SqlLiteral literal, String shown) {
        String text = literal.toValue();
        if (text == null) {
            return false;
        }
        try {
            return shown.equals("'" + text + "'") || shown.equals(text)
                    || Double.parseDouble(shown) == Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** What chooses calls of a statement. */
    private interface Choice {
        boolean takes(SqlCall call);
    }

    private static List<SqlCall> calls(SqlNode statement, Choice choice) {
        List<SqlCall> found = new ArrayList<>();
        statement.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                if (choice.takes(call) && !call.getParserPosition().equals(SqlParserPos.ZERO)) {
                    found.add(call);
                }
                return super.visit(call);
            }
        });
        return found;
    }
}
