package dev.onset.cli.plot;

import dev.onset.cli.chart.Line;
import dev.onset.cli.chart.Scale;
import dev.onset.cli.curves.Curve;

/**
 * The field of a panel: lines are drawn on it as dots, eight to a character in braille, one with letters. What is drawn
 * later lies over what is there.
 */
final class Canvas {

    private static final int BRAILLE = 0x2800;
    /** The bit of each dot of a braille character, by column and row. */
    private static final int[][] DOTS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private final int columns;
    private final int rows;
    private final boolean braille;
    private final int dotsAcross;
    private final int dotsDown;
    private final int[][] cells;
    private final Style[][] styles;

    Canvas(int columns, int rows, boolean braille) {
        this.columns = columns;
        this.rows = rows;
        this.braille = braille;
        this.dotsAcross = braille ? 2 : 1;
        this.dotsDown = braille ? 4 : 1;
        this.cells = new int[rows][columns];
        this.styles = new Style[rows][columns];
    }

    /** @param dotted whether only every other dot is drawn, to tell a line from others without colours */
    void draw(Line line, Scale x, Scale y, Style style, boolean dotted) {
        Curve curve = line.curve();
        double[] last = null;
        for (int i = 0; i < curve.size(); i++) {
            double across = x.position(curve.x()[i]) * (columns * dotsAcross - 1);
            double down = (1 - y.position(curve.y()[i])) * (rows * dotsDown - 1);
            double[] point = Double.isFinite(across) && Double.isFinite(down) ? new double[]{across, down} : null;
            if (point != null) {
                segment(last == null ? point : last, point, line.symbol(), style, dotted);
            }
            last = point;
        }
    }

    /** Cut to the field (Liang and Barsky 1984), then dot by dot. */
    private void segment(double[] from, double[] to, char symbol, Style style, boolean dotted) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {from[0] + 0.5, columns * dotsAcross - 0.5 - from[0], from[1] + 0.5,
            rows * dotsDown - 0.5 - from[1]};
        double first = 0;
        double last = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (q[i] < 0) {
                    return;
                }
            } else if (p[i] < 0) {
                first = Math.max(first, q[i] / p[i]);
            } else {
                last = Math.min(last, q[i] / p[i]);
            }
        }
        if (first > last) {
            return;
        }
        double length = Math.max(Math.abs(dx), Math.abs(dy)) * (last - first);
        int steps = (int) Math.ceil(length);
        for (int i = 0; i <= steps; i++) {
            double t = first + (steps == 0 ? 0 : (last - first) * i / steps);
            dot((int) Math.round(from[0] + t * dx), (int) Math.round(from[1] + t * dy), symbol, style, dotted);
        }
    }

    private void dot(int across, int down, char symbol, Style style, boolean dotted) {
        int column = across / dotsAcross;
        int row = down / dotsDown;
        if (across < 0 || down < 0 || column >= columns || row >= rows || (dotted && (across + down) % 2 != 0)) {
            return;
        }
        cells[row][column] = braille ? cells[row][column] | DOTS[across % 2][down % 4] : symbol;
        styles[row][column] = style;
    }

    /** Writes what was drawn into a grid, its upper left corner at a place. */
    void writeTo(CharacterGrid grid, int left, int top) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (cells[row][column] != 0) {
                    grid.put(left + column, top + row, cells[row][column] + (braille ? BRAILLE : 0),
                            styles[row][column]);
                }
            }
        }
    }
}
