package dev.onset.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.plan.Field;

/** A table of GitHub's Markdown, numbers to the right. */
final class MarkdownWriter implements ResultWriter {

    private final Writer out;

    MarkdownWriter(Writer out) {
        this.out = out;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        List<Field> fields = result.fields();
        line(fields.stream().map(Field::name).toArray(String[]::new));
        line(fields.stream().map(field -> field.type().isNumeric() ? "---:" : "---").toArray(String[]::new));
        long rows = CellBlock.writeAll(result, this::line);
        out.flush();
        return rows;
    }

    private void line(@Nullable String[] cells) throws IOException {
        out.write(Arrays.stream(cells)
                .map(cell -> cell == null ? CellText.NULL : cell.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
