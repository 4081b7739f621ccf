package dev.onset.sql.translate;

import java.util.Locale;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Position;
import dev.onset.sql.syntax.Positions;

/** Errors for what the validator accepts but a plan cannot express, with the place in the statement where it stands. */
public final class NotSupported {

    private final SqlNode statement;

    public NotSupported(SqlNode statement) {
        this.statement = statement;
    }

    /** @param role for example {@code as a window function}; may be empty */
    OnsetException operator(SqlOperator operator, String role) {
        String name = operator.getName().toLowerCase(Locale.ROOT);
        return error(name + (role.isEmpty() ? "" : " " + role) + " is not supported yet", positionOf(operator));
    }

    OnsetException construct(String what) {
        return error(what + " is not supported yet", null);
    }

    OnsetException construct(String what, SqlNode where) {
        return error(what + " is not supported yet", Positions.of(where));
    }

    private static OnsetException error(String message, @Nullable Position position) {
        return new OnsetException(OnsetException.Category.NOT_SUPPORTED, message, position, null);
    }

    private @Nullable Position positionOf(SqlOperator operator) {
        try {
            statement.accept(new SqlBasicVisitor<Void>() {
                @Override
                public Void visit(SqlCall call) {
                    if (call.getOperator().getName().equalsIgnoreCase(operator.getName())) {
                        throw new Util.FoundOne(call);
                    }
                    return super.visit(call);
                }
            });
            return null;
        } catch (Util.FoundOne found) {
            return found.getNode() instanceof SqlNode node ? Positions.of(node) : null;
        }
    }
}
