package dev.onset.cli.drawing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.onset.cli.chart.Chart;
import dev.onset.cli.chart.LegendEntry;
import dev.onset.cli.chart.Line;
import dev.onset.cli.chart.Marker;
import dev.onset.cli.chart.Panel;
import dev.onset.cli.chart.Scale;
import dev.onset.cli.curves.Mark;
import dev.onset.cli.drawing.Shape.Anchor;

/** Lays a chart out at some size. */
public final class ChartLayout {

    private static final double NARROW_PANEL = 26;
    private static final double GAP = 16;
    private static final double LINE = 16;
    private static final double RIGHT = 10;
    private static final double BOTTOM = 20;
    private static final double TICK_DISTANCE = 34;
    private static final double LABEL_DISTANCE = 70;

    private final Chart chart;
    private final double width;
    private final double height;
    private final boolean framed;
    private final List<Shape> shapes = new ArrayList<>();
    private final double left;

    /** @param framed whether title, legend and notes are part of the picture; a report has its own */
    private ChartLayout(Chart chart, double width, double height, boolean framed) {
        this.chart = chart;
        this.width = width;
        this.height = height;
        this.framed = framed;
        this.left = 8 + chart.panels().stream()
                .flatMap(panel -> ticks(panel, height).stream().map(tick -> label(panel, tick)))
                .mapToDouble(Drawing::width).max().orElse(0);
    }

    /** A picture by itself. */
    public static Drawing whole(Chart chart, double width, double height) {
        return new ChartLayout(chart, width, height, true).draw();
    }

    /** A picture that a page says the title and the legend of. */
    public static Drawing bare(Chart chart, double width, double height) {
        return new ChartLayout(chart, width, height, false).draw();
    }

    private static String label(Panel panel, double tick) {
        return panel.main() ? Scale.label(tick) : Scale.roughLabel(tick);
    }

    private static List<Double> ticks(Panel panel, double height) {
        return panel.main()
                ? panel.y().ticks((int) Math.max(2, height / TICK_DISTANCE))
                : List.of(panel.y().max());
    }

    private Drawing draw() {
        double top = framed ? header() : 12;
        long narrow = chart.panels().stream().filter(panel -> !panel.main()).count();
        double notes = framed ? LINE * chart.notes().size() : 0;
        double main = Math.max(40, height - top - BOTTOM - notes - narrow * (NARROW_PANEL + GAP));
        double bottom = top;
        for (Panel panel : chart.panels()) {
            double size = panel.main() ? main : NARROW_PANEL;
            panel(panel, top, size);
            bottom = top + size;
            top = bottom + GAP;
        }
        steps(bottom);
        for (int i = 0; framed && i < chart.notes().size(); i++) {
            text(left, height - notes + LINE * i + 10, Anchor.START, chart.notes().get(i), Ink.FAINT_TEXT);
        }
        return new Drawing(width, height, chart.title().isEmpty() ? "Curves" : chart.title(), shapes);
    }

    /** Title and legend; returns where the panels begin. */
    private double header() {
        double y = 20;
        if (!chart.title().isEmpty()) {
            text(left, y, Anchor.START, chart.title(), Ink.TEXT);
            y += LINE + 4;
        }
        double x = left;
        for (LegendEntry entry : chart.legend()) {
            for (Line line : entry.lines().stream().limit(1).toList()) {
                double needed = 20 + Drawing.width(entry.label()) + 18;
                if (x > left && x + needed > width) {
                    x = left;
                    y += LINE;
                }
                shapes.add(new Shape.Segment(x, y - 4, x + 14, y - 4, false, Ink.line(line.color(), false)));
                text(x + 20, y, Anchor.START, entry.label(), Ink.TEXT);
                x += needed;
            }
        }
        return y + (chart.legend().isEmpty() ? 0 : LINE) + 8;
    }

    private double x(double step) {
        return left + chart.x().position(step) * (width - left - RIGHT);
    }

    private void panel(Panel panel, double top, double size) {
        double above = Double.POSITIVE_INFINITY;
        for (double tick : ticks(panel, size)) {
            double y = top + (1 - panel.y().position(tick)) * size;
            if (above - y < Drawing.FONT) {
                continue;
            }
            above = y;
            shapes.add(new Shape.Segment(left, y, width - RIGHT, y, false, Ink.GRID));
            text(left - 6, y + 3.5, Anchor.END, label(panel, tick), Ink.FAINT_TEXT);
        }
        shapes.add(new Shape.Segment(left, top + size, width - RIGHT, top + size, false, Ink.AXIS));
        if (framed || !panel.main()) {
            text(left, top - 4, Anchor.START, panel.caption()
                    + (panel.main() && panel.y().logarithmic() ? " (logarithmic)" : ""), Ink.FAINT_TEXT);
        }
        List<Shape> inside = new ArrayList<>();
        for (Marker marker : chart.markers()) {
            upright(marker, top, size, inside);
        }
        for (Line line : panel.lines().reversed()) {
            inside.addAll(Thinning.lines(line.curve(), this::x, value -> top + (1 - panel.y().position(value)) * size,
                    Ink.line(line.color(), line.secondary())));
        }
        // Lines at the very edge keep their whole breadth.
        shapes.add(new Shape.Clip(left - 1, top - 2, width - left - RIGHT + 2, size + 4, inside));
        if (panel.main()) {
            chart.markers().forEach(marker -> sign(marker, panel, top, size));
        }
    }

    private boolean isSingle() {
        return !framed || chart.legend().stream().anyMatch(entry -> entry.lines().isEmpty());
    }

    private void upright(Marker marker, double top, double size, List<Shape> inside) {
        Mark mark = marker.mark();
        if (!isSingle() || !chart.x().shows(mark.step())) {
            return;
        }
        double x = x(mark.step());
        switch (mark.kind()) {
            case ONSET -> inside.add(new Shape.Segment(x, top, x, top + size, true, Ink.ONSET));
            case DROP -> inside.add(new Shape.Segment(x, top, x, top + size, true, Ink.DROP));
            case NONFINITE -> inside.add(new Shape.Segment(x, top, x, top + size, false, Ink.BROKEN));
            case BEST -> {
            }
        }
    }

    private void sign(Marker marker, Panel panel, double top, double size) {
        Mark mark = marker.mark();
        if (!chart.x().shows(mark.step())) {
            return;
        }
        double x = x(mark.step());
        Ink own = Ink.line(marker.color(), false);
        switch (mark.kind()) {
            case BEST -> {
                if (panel.y().shows(mark.value())) {
                    double y = top + (1 - panel.y().position(mark.value())) * size;
                    shapes.add(new Shape.Ring(x, y, 3.5, own));
                }
            }
            case DROP -> shapes.add(new Shape.Polygon(new double[]{x - 3.5, x + 3.5, x},
                    new double[]{top - 7, top - 7, top - 1}, isSingle() ? Ink.DROP : own));
            case ONSET -> {
                if (isSingle()) {
                    String text = "onset " + number(mark.step());
                    boolean before = x + Drawing.width(text) + 6 > width - RIGHT;
                    text(before ? x - 4 : x + 4, top + 9, before ? Anchor.END : Anchor.START, text, Ink.ONSET);
                } else {
                    shapes.add(new Shape.Polygon(new double[]{x - 3.5, x + 3.5, x},
                            new double[]{top + size, top + size, top + size - 6}, own));
                }
            }
            case NONFINITE -> text(x, top - 2, Anchor.MIDDLE, "×", isSingle() ? Ink.BROKEN : own);
        }
    }

    private void steps(double bottom) {
        double end = -1;
        for (double tick : chart.x().ticks((int) Math.max(2, (width - left) / LABEL_DISTANCE))) {
            String text = chart.time() ? time(tick) : Scale.label(tick);
            double x = x(tick);
            double half = Drawing.width(text) / 2;
            double middle = Math.min(x, width - half);
            if (middle - half > end + 6) {
                shapes.add(new Shape.Segment(x, bottom, x, bottom + 3, false, Ink.AXIS));
                text(middle, bottom + 15, Anchor.MIDDLE, text, Ink.FAINT_TEXT);
                end = middle + half;
            }
        }
    }

    private static String time(double micros) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)
                .format(Instant.ofEpochMilli((long) (micros / 1e3)).atOffset(ZoneOffset.UTC));
    }

    private static String number(double step) {
        return String.format(Locale.ROOT, step == Math.rint(step) ? "%,.0f" : "%.4g", step);
    }

    private void text(double x, double y, Anchor anchor, String text, Ink ink) {
        shapes.add(new Shape.Label(x, y, anchor, text, ink));
    }
}
