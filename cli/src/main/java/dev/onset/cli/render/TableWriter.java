package dev.onset.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import dev.onset.api.QueryResult;
import dev.onset.plan.Field;

/**
 * Aligned columns under their names, numbers to the right. The first ten thousand rows decide how wide the columns are;
 * a longer value after them moves the rest of its line. On a terminal the widest text columns give way until lines fit.
 */
final class TableWriter implements ResultWriter {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final Writer out;
    private final int terminalWidth;

    TableWriter(Writer out, int terminalWidth) {
        this.out = out;
        this.terminalWidth = terminalWidth;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        List<Field> fields = result.fields();
        List<String[]> block = CellBlock.read(result);
        int[] widths = widths(fields, block);
        String[] names = fields.stream().map(Field::name).toArray(String[]::new);
        line(fields, names, widths);
        line(fields, rules(widths), widths);
        long rows = 0;
        while (!block.isEmpty()) {
            for (String[] cells : block) {
                line(fields, cells, widths);
            }
            rows += block.size();
            block = CellBlock.read(result);
        }
        out.flush();
        return rows;
    }

    private int[] widths(List<Field> fields, List<String[]> block) {
        int[] widths = new int[fields.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(1, DisplayWidth.of(fields.get(i).name()));
            for (String[] cells : block) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(cells[i]));
            }
        }
        if (terminalWidth > 0) {
            narrow(fields, widths);
        }
        return widths;
    }

    private void narrow(List<Field> fields, int[] widths) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        while (total > terminalWidth) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean flexible = !fields.get(i).type().isNumeric() && widths[i] > NARROWEST;
                if (flexible && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private static String[] rules(int[] widths) {
        String[] rules = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            rules[i] = "-".repeat(widths[i]);
        }
        return rules;
    }

    private void line(List<Field> fields, String[] cells, int[] widths) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = terminalWidth > 0 ? DisplayWidth.cut(cells[i], widths[i]) : cells[i];
            String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
            line.append(i == 0 ? "" : GAP);
            if (fields.get(i).type().isNumeric()) {
                line.append(padding).append(cell);
            } else {
                line.append(cell).append(padding);
            }
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }
}
