package dev.onset.cli.plot;

import java.util.List;

import dev.onset.cli.chart.Chart;
import dev.onset.cli.chart.Line;
import dev.onset.cli.chart.Marker;
import dev.onset.cli.chart.Panel;
import dev.onset.cli.chart.Scale;
import dev.onset.cli.curves.Mark;
import dev.onset.cli.render.DisplayWidth;

/** Draws a chart as lines of text that fit a terminal. */
public final class TerminalChart {

    private static final int NARROW_PANEL = 3;
    /** A chart that is lower has no room for the learning rate. */
    private static final int LOWEST_WITH_PANELS = 14;
    private static final int LOWEST_MAIN = 4;

    private final Chart chart;
    private final PlotStyle style;
    private final Signs signs;
    private final boolean letters;
    private final LegendText legend;

    private TerminalChart(Chart chart, PlotStyle style) {
        this.chart = chart;
        this.style = style;
        this.signs = style.unicode() ? Signs.UNICODE : Signs.ASCII;
        // Without colours, braille can tell a solid line from a dotted one, and no more.
        this.letters = !style.unicode() || (!style.color() && lines(chart) > 2);
        this.legend = new LegendText(chart, style, signs, letters);
    }

    /** The chart, line by line. */
    public static List<String> draw(Chart chart, PlotStyle style) {
        return new TerminalChart(chart, style).draw();
    }

    private static long lines(Chart chart) {
        List<Line> lines = chart.panels().getFirst().lines();
        return lines.stream().anyMatch(Line::secondary) || lines.size() == 1 ? lines.size() : lines.size() + 1L;
    }

    private List<String> draw() {
        CharacterGrid grid = new CharacterGrid(style.width());
        if (!chart.title().isEmpty()) {
            grid.put(0, grid.addLines(1), DisplayWidth.cut(chart.title(), style.width()), Style.BOLD);
        }
        boolean all = style.height() >= LOWEST_WITH_PANELS;
        List<Panel> panels = all ? chart.panels() : chart.panels().stream().filter(Panel::main).toList();
        int narrow = (int) panels.stream().filter(panel -> !panel.main()).count() * NARROW_PANEL;
        int main = Math.max(LOWEST_MAIN,
                style.height() - grid.height() - 1 - narrow - StepAxis.HEIGHT - legend.height());
        int gutter = 1 + panels.stream().mapToInt(panel -> Math.max(panel.caption().length(),
                ticks(panel, main).stream().mapToInt(tick -> label(panel, tick).length()).max().orElse(0))).max()
                .orElse(0);
        for (Panel panel : panels) {
            add(panel, panel.main() ? main : NARROW_PANEL, gutter, grid);
        }
        new StepAxis(chart).addTo(grid, gutter + 1, signs);
        legend.addTo(grid);
        return grid.lines(style.color());
    }

    private static String label(Panel panel, double tick) {
        return panel.main() ? Scale.label(tick) : Scale.roughLabel(tick);
    }

    private static List<Double> ticks(Panel panel, int height) {
        return panel.main()
                ? panel.y().ticks(Math.max(2, height / 3))
                : List.of(panel.y().min(), panel.y().max());
    }

    private void add(Panel panel, int height, int gutter, CharacterGrid grid) {
        int caption = panel.main() ? grid.addLines(1) : grid.height() + 1;
        int top = grid.addLines(height);
        int left = gutter + 1;
        int width = grid.width() - left;
        for (int row = 0; row < height; row++) {
            grid.put(gutter, top + row, signs.wall, Style.FAINT);
        }
        for (double tick : ticks(panel, height)) {
            int row = top + (int) Math.round((1 - panel.y().position(tick)) * (height - 1));
            String label = label(panel, tick);
            grid.put(gutter - label.length(), row, label, Style.PLAIN);
            grid.put(gutter, row, signs.wallTick, Style.FAINT);
        }
        if (panel.main() || grid.isBlank(gutter - 1, caption)) {
            grid.put(Math.max(0, gutter - panel.caption().length()), caption, panel.caption(), Style.FAINT);
        }
        Canvas canvas = new Canvas(width, height, !letters);
        for (Line line : panel.lines().reversed()) {
            canvas.draw(line, chart.x(), panel.y(), look(line), !style.color() && line.secondary() && !letters);
        }
        canvas.writeTo(grid, left, top);
        for (Marker marker : chart.markers().reversed()) {
            mark(marker, panel, caption, top, height, left, grid);
        }
    }

    private Style look(Line line) {
        Style plain = Style.of(line.color());
        boolean shared = chart.panels().getFirst().lines().stream()
                .anyMatch(other -> other.color() == line.color() && other.secondary() != line.secondary());
        return line.secondary() && shared ? plain.faint() : plain;
    }

    private void mark(Marker marker, Panel panel, int caption, int top, int height, int left, CharacterGrid grid) {
        Mark mark = marker.mark();
        if (!chart.x().shows(mark.step())) {
            return;
        }
        int column = left + (int) Math.round(chart.x().position(mark.step()) * (grid.width() - left - 1));
        Style strong = Style.of(marker.color()).bold();
        boolean uprights = chart.legend().stream().anyMatch(entry -> entry.lines().isEmpty());
        if (uprights && mark.kind() != Mark.Kind.BEST) {
            for (int row = top; row < top + height; row++) {
                if (grid.isBlank(column, row)) {
                    grid.put(column, row, signs.upright, Style.FAINT);
                }
            }
        }
        if (!panel.main()) {
            return;
        }
        char sign = signs.of(mark.kind());
        switch (mark.kind()) {
            case DROP, NONFINITE -> grid.put(column, caption, sign, strong);
            case ONSET -> grid.put(column, top + height - 1, sign, strong);
            case BEST -> {
                if (panel.y().shows(mark.value())) {
                    grid.put(column, top + (int) Math.round((1 - panel.y().position(mark.value())) * (height - 1)),
                            sign, strong);
                }
            }
        }
    }
}
