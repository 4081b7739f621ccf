package dev.onset.sql;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException.Position;

/** Places in a statement's text. */
final class Positions {

    private Positions() {}

    static @Nullable Position of(SqlNode node) {
        return of(node.getParserPosition());
    }

    /** Null for a position that the parser did not set. */
    static @Nullable Position of(@Nullable SqlParserPos position) {
        if (position == null || position.getLineNum() < 1) {
            return null;
        }
        return new Position(position.getLineNum(), position.getColumnNum(), position.getEndLineNum(),
                position.getEndColumnNum());
    }
}
