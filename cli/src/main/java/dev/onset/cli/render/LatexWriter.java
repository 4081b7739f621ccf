package dev.onset.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.plan.Field;

/** A {@code tabular} of LaTeX, numbers to the right; NULL is {@code --}. */
final class LatexWriter implements ResultWriter {

    private final Writer out;

    LatexWriter(Writer out) {
        this.out = out;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        List<Field> fields = result.fields();
        out.write("\\begin{tabular}{" + fields.stream().map(field -> field.type().isNumeric() ? "r" : "l")
                .collect(Collectors.joining()) + "}\n\\hline\n");
        line(fields.stream().map(Field::name).toArray(String[]::new));
        out.write("\\hline\n");
        long rows = CellBlock.writeAll(result, this::line);
        out.write("\\hline\n\\end{tabular}\n");
        out.flush();
        return rows;
    }

    private void line(@Nullable String[] cells) throws IOException {
        out.write(Arrays.stream(cells).map(cell -> cell == null ? "--" : escaped(cell))
                .collect(Collectors.joining(" & ", "", " \\\\\n")));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(switch (c) {
                case '\\' -> "\\textbackslash{}";
                case '~' -> "\\textasciitilde{}";
                case '^' -> "\\textasciicircum{}";
                case '&', '%', '$', '#', '_', '{', '}' -> "\\" + c;
                default -> String.valueOf(c);
            });
        }
        return escaped.toString();
    }
}
