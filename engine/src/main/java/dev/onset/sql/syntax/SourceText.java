package dev.onset.sql.syntax;

import java.util.List;

import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The text of a statement, by line and column. */
public final class SourceText {

    private static final int LONGEST_NAME = 120;

    private final List<String> lines;

    public SourceText(String sql) {
        this.lines = sql.lines().toList();
    }

    /** What stands at a position, on one line; null for no position and for a text too long to be a name. */
    @Nullable
    public String text(SqlParserPos position) {
        String text = all(position);
        return text.isEmpty() || text.length() > LONGEST_NAME ? null : text;
    }

    /** What stands at a position, on one line; empty for no position. */
    public String all(SqlParserPos position) {
        int first = position.getLineNum();
        int last = position.getEndLineNum();
        if (first < 1 || last > lines.size()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int line = first; line <= last; line++) {
            String whole = lines.get(line - 1);
            int from = line == first ? position.getColumnNum() - 1 : 0;
            int to = line == last ? Math.min(position.getEndColumnNum(), whole.length()) : whole.length();
            text.append(text.isEmpty() ? "" : " ").append(whole.substring(Math.min(from, to), to).strip());
        }
        return BitOperators.unmarked(text.toString());
    }
}
