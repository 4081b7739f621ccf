package dev.onset.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.plan.Field;

/** A table of HTML, numbers to the right; NULL is an empty cell of the class {@code null}. */
final class HtmlWriter implements ResultWriter {

    private final Writer out;

    HtmlWriter(Writer out) {
        this.out = out;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        List<Field> fields = result.fields();
        out.write("<table>\n<tr>");
        for (Field field : fields) {
            out.write("<th>" + escaped(field.name()) + "</th>");
        }
        out.write("</tr>\n");
        long rows = CellBlock.writeAll(result, cells -> row(fields, cells));
        out.write("</table>\n");
        out.flush();
        return rows;
    }

    private void row(List<Field> fields, @Nullable String[] cells) throws IOException {
        out.write("<tr>");
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            out.write(cell == null ? "<td class=\"null\"></td>"
                    : (fields.get(i).type().isNumeric() ? "<td align=\"right\">" : "<td>") + escaped(cell) + "</td>");
        }
        out.write("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
