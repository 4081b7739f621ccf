package dev.onset.cli.render;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.plan.Field;

/**
 * A result as the lines of a table, made while they are asked for. The first ten thousand rows decide how wide the columns
 * are; a longer value after them is cut where there is a terminal to fit, and moves the rest of its line where there is none.
 */
final class TableLines implements ResultLines {

    private static final String BOLD = "\033[1m";
    private static final String FAINT = "\033[2m";
    private static final String USUAL = "\033[0m";

    private final QueryResult result;
    private final List<Field> fields;
    private final TableStyle style;
    private final Frame frame;
    private final ColumnWidths columns;
    private List<@Nullable String[]> block;
    private int next;
    private long rows;

    private TableLines(QueryResult result, TableStyle style, Frame frame) {
        this.result = result;
        this.fields = result.fields();
        this.style = style;
        this.frame = frame;
        this.block = CellBlock.read(result);
        this.columns = ColumnWidths.of(fields, block, style, frame.gap().length(), frame.edges());
    }

    /** Names over a rule, numbers to the right, two blanks between columns. */
    static TableLines plain(QueryResult result, TableStyle style) {
        return new TableLines(result, style, Frame.NONE);
    }

    /** The same within lines. */
    static TableLines boxed(QueryResult result, TableStyle style) {
        return new TableLines(result, style, style.unicode() ? Frame.UNICODE : Frame.ASCII);
    }

    @Override
    public List<String> header() {
        List<String> lines = new ArrayList<>();
        if (frame.top() != null) {
            lines.add(rule(frame.top()));
        }
        if (style.headers()) {
            String[] names = fields.stream().map(Field::name).toArray(String[]::new);
            lines.add(line(names, style.color() ? BOLD : ""));
            lines.add(rule(frame.middle()));
        }
        return lines;
    }

    @Override
    public List<String> footer() {
        return frame.bottom() == null ? List.of() : List.of(rule(frame.bottom()));
    }

    @Override
    public @Nullable String next() {
        if (next == block.size()) {
            block = block.isEmpty() ? block : CellBlock.read(result);
            next = 0;
            if (block.isEmpty()) {
                return null;
            }
        }
        rows++;
        return line(block.get(next++), "");
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public int columnsLeftOut() {
        return columns.leftOut();
    }

    @Override
    public int width() {
        return DisplayWidth.of(rule(frame.middle()));
    }

    @Override
    public List<Span> columns() {
        List<Span> spans = new ArrayList<>();
        int start = frame.edges() / 2;
        for (int width : columns.widths()) {
            spans.add(new Span(start, start + width));
            start += width + frame.gap().length();
        }
        return spans;
    }

    private String rule(String signs) {
        StringBuilder line = new StringBuilder(frame.edges() == 0 ? "" : signs.substring(0, 2));
        boolean first = true;
        for (int i = 0; i < columns.widths().length; i++) {
            if (i == columns.gapAt()) {
                line.append(first ? "" : gap(signs)).append(signs.charAt(1));
                first = false;
            }
            int width = columns.widths()[i];
            if (width > 0) {
                line.append(first ? "" : gap(signs)).append(String.valueOf(signs.charAt(1)).repeat(width));
                first = false;
            }
        }
        return line.append(frame.edges() == 0 ? "" : signs.substring(1, 2) + signs.charAt(3)).toString();
    }

    private String gap(String signs) {
        return frame.edges() == 0 ? frame.gap() : "" + signs.charAt(1) + signs.charAt(2) + signs.charAt(1);
    }

    private String line(@Nullable String[] cells, String look) {
        StringBuilder line = new StringBuilder(frame.edges() == 0 ? "" : frame.wall() + " ");
        boolean first = true;
        for (int i = 0; i < cells.length; i++) {
            if (i == columns.gapAt()) {
                line.append(first ? "" : frame.gap()).append(style.ellipsis());
                first = false;
            }
            if (columns.widths()[i] > 0) {
                line.append(first ? "" : frame.gap()).append(cell(cells[i], i, look));
                first = false;
            }
        }
        return frame.edges() == 0 ? line.toString().stripTrailing() : line.append(' ').append(frame.wall()).toString();
    }

    private String cell(@Nullable String cell, int column, String look) {
        String text = cell == null ? style.nullText() : cell;
        int width = columns.widths()[column];
        String shown = style.width() > 0 ? DisplayWidth.cut(text, width, style.ellipsis()) : text;
        String padding = " ".repeat(Math.max(0, width - DisplayWidth.of(shown)));
        String start = cell == null && style.color() ? FAINT : look;
        String colored = start.isEmpty() ? shown : start + shown + USUAL;
        return fields.get(column).type().isNumeric() ? padding + colored : colored + padding;
    }

    /**
     * The signs of a table's lines, each left end, line, crossing and right end.
     *
     * @param top null: no line
     * @param edges columns that the outer walls take
     */
    private record Frame(@Nullable String top, String middle, @Nullable String bottom, String wall, String gap,
            int edges) {

        static final Frame NONE = new Frame(null, "----", null, "", "  ", 0);
        static final Frame UNICODE = new Frame("┌─┬┐", "├─┼┤", "└─┴┘", "│", " │ ", 4);
        static final Frame ASCII = new Frame("+-++", "+-++", "+-++", "|", " | ", 4);
    }
}
