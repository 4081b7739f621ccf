package dev.onset.cli.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.plan.Field;

/** A line for each value, rows below each other: for rows of many columns. */
final class RecordLines implements ResultLines {

    private static final int NARROWEST = 8;

    private final QueryResult result;
    private final List<Field> fields;
    private final TableStyle style;
    private final int names;
    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable Batch batch;
    private int row;
    private long rows;

    RecordLines(QueryResult result, TableStyle style) {
        this.result = result;
        this.fields = result.fields();
        this.style = style;
        int widest = fields.stream().mapToInt(field -> DisplayWidth.of(field.name())).max().orElse(0);
        this.names = style.width() > 0 ? Math.min(widest, Math.max(NARROWEST, style.width() / 2)) : widest;
        this.batch = result.next();
    }

    @Override
    public @Nullable String next() {
        if (lines.isEmpty()) {
            readRow();
        }
        return lines.poll();
    }

    private void readRow() {
        while (batch != null && row == batch.size()) {
            batch = result.next();
            row = 0;
        }
        if (batch == null) {
            return;
        }
        String title = String.format(Locale.ROOT, "-[ row %,d ]-", ++rows);
        lines.add(title + "-".repeat(Math.max(0, names + 3 - title.length())));
        for (int i = 0; i < fields.size(); i++) {
            lines.add(line(fields.get(i), CellText.of(fields.get(i), batch.column(i), row)));
        }
        row++;
    }

    private String line(Field field, @Nullable String cell) {
        String name = DisplayWidth.cut(field.name(), names, style.ellipsis());
        String value = cell == null ? style.nullText() : cell;
        String shown = style.width() > 0 && !style.scroll()
                ? DisplayWidth.cut(value, Math.max(NARROWEST, style.width() - names - 3), style.ellipsis())
                : value;
        return name + " ".repeat(names - DisplayWidth.of(name)) + " | "
                + (cell == null && style.color() ? "\033[2m" + shown + "\033[0m" : shown);
    }

    @Override
    public long rows() {
        return rows;
    }
}
