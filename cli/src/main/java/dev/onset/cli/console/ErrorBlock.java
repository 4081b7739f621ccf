package dev.onset.cli.console;

import java.util.List;
import java.util.Locale;

import dev.onset.error.OnsetException;

/**
 * An error as a block of text:
 *
 * <pre>
 * error: no column "val_los" in history; did you mean "val_loss"?
 *   line 1, column 8 (unknown name)
 *   |
 * 1 | SELECT val_los FROM history
 *   |        ^^^^^^^
 * </pre>
 */
public final class ErrorBlock {

    private ErrorBlock() {}

    /** @param sql the statement that the error's position is in; empty: there is none */
    public static String of(OnsetException error, String sql) {
        String kind = error.category().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        StringBuilder block = new StringBuilder("error: ").append(error.getMessage()).append('\n');
        OnsetException.Position position = error.position();
        List<String> lines = sql.lines().toList();
        if (position == null || position.line() < 1 || position.line() > lines.size()) {
            return block.toString();
        }
        String line = lines.get(position.line() - 1);
        String number = Integer.toString(position.line());
        String margin = " ".repeat(number.length());
        block.append("  line ").append(position.line()).append(", column ").append(position.column()).append(" (")
                .append(kind).append(")\n");
        block.append(margin).append(" |\n");
        block.append(number).append(" | ").append(line).append('\n');
        block.append(margin).append(" | ").append(carets(line, position)).append('\n');
        return block.toString();
    }

    private static String carets(String line, OnsetException.Position position) {
        int start = Math.min(Math.max(position.column() - 1, 0), line.length());
        int end = position.endLine() > position.line() ? line.length() : position.endColumn();
        // Tabs stay tabs, so that the carets stand below what they point at.
        String indent = line.substring(0, start).replaceAll("[^\t]", " ");
        return indent + "^".repeat(Math.max(1, Math.min(end, line.length()) - start));
    }
}
