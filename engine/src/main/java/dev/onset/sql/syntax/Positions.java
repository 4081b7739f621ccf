package dev.onset.sql.syntax;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException.Position;

/** Places in a statement's text. */
public final class Positions {

    private Positions() {}

    public static @Nullable Position of(SqlNode node) {
        return of(node.getParserPosition());
    }

    /** Null for a position that the parser did not set. */
    public static @Nullable Position of(@Nullable SqlParserPos position) {
        if (position == null || position.getLineNum() < 1) {
            return null;
        }
        return new Position(position.getLineNum(), position.getColumnNum(), position.getEndLineNum(),
                position.getEndColumnNum());
    }
}
