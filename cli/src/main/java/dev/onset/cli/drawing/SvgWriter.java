package dev.onset.cli.drawing;

import java.util.Locale;

import dev.onset.cli.drawing.Shape.Anchor;

/** Writes drawings as SVG. */
public final class SvgWriter {

    /** The rules of all pictures, in terms of {@link Palette#variables()}. */
    public static final String RULES = """
            svg.chart{font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
            font-variant-numeric:tabular-nums}
            .chart path{fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
            .chart path.w{stroke-opacity:.7;stroke-width:1}
            .chart text.t{fill:var(--text)}.chart text.f{fill:var(--faint)}
            .chart text.o,.chart text.b{fill:var(--onset)}
            .chart .g{stroke:var(--grid)}.chart .a{stroke:var(--faint);stroke-opacity:.6}
            .chart line.o,.chart line.b{stroke:var(--onset)}.chart line.d{stroke:var(--faint);stroke-opacity:.7}
            .chart polygon.d{fill:var(--faint)}.chart polygon{stroke:none}
            .chart circle{fill:var(--paper);stroke-width:1.75}
            .chart .k{stroke-dasharray:3 3}
            """;

    private final StringBuilder svg = new StringBuilder();

    private SvgWriter() {}

    /** Rules for the colours of series. */
    public static String seriesRules() {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < Palette.SERIES; i++) {
            css.append(String.format(Locale.ROOT,
                    ".chart .s%1$d{stroke:var(--s%1$d)}.chart polygon.s%1$d,.chart text.s%1$d{fill:var(--s%1$d)}%n",
                    i));
        }
        return css.append(".chart text{stroke:none}\n").toString();
    }

    /** A file by itself, in the colours that its reader prefers. */
    public static String file(Drawing drawing) {
        SvgWriter writer = new SvgWriter();
        writer.open(drawing, String.format(Locale.ROOT, " width=\"%.0f\" height=\"%.0f\"", drawing.width(),
                drawing.height()));
        writer.svg.append("<style>svg.chart{").append(Palette.LIGHT.variables())
                .append("background:var(--paper)}@media (prefers-color-scheme:dark){svg.chart{")
                .append(Palette.DARK.variables()).append("}}\n").append(RULES).append(seriesRules())
                .append("</style>\n");
        writer.close(drawing);
        return writer.svg.toString();
    }

    /** A part of a page that has the rules and the colours. */
    public static String inline(Drawing drawing) {
        SvgWriter writer = new SvgWriter();
        writer.open(drawing, "");
        writer.close(drawing);
        return writer.svg.toString();
    }

    private void open(Drawing drawing, String size) {
        svg.append(String.format(Locale.ROOT,
                "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\"%s role=\"img\">",
                drawing.width(), drawing.height(), size));
        svg.append("<title>").append(Markup.escaped(drawing.title())).append("</title>\n");
    }

    private void close(Drawing drawing) {
        drawing.shapes().forEach(this::write);
        svg.append("</svg>\n");
    }

    private void write(Shape shape) {
        switch (shape) {
            case Shape.Polyline line -> {
                svg.append("<path class=\"").append(line.ink().css()).append("\" d=\"M");
                points(line.x(), line.y());
                svg.append("\"/>\n");
            }
            case Shape.Segment line -> svg.append("<line class=\"").append(line.ink().css())
                    .append(line.dashed() ? " k" : "").append("\" x1=\"").append(number(line.x1())).append("\" y1=\"")
                    .append(number(line.y1())).append("\" x2=\"").append(number(line.x2())).append("\" y2=\"")
                    .append(number(line.y2())).append("\"/>\n");
            case Shape.Ring ring -> svg.append("<circle class=\"").append(ring.ink().css()).append("\" cx=\"")
                    .append(number(ring.x())).append("\" cy=\"").append(number(ring.y())).append("\" r=\"")
                    .append(number(ring.radius())).append("\"/>\n");
            case Shape.Polygon polygon -> {
                svg.append("<polygon class=\"").append(polygon.ink().css()).append("\" points=\"");
                points(polygon.x(), polygon.y());
                svg.append("\"/>\n");
            }
            case Shape.Label label -> svg.append("<text class=\"").append(label.ink().css()).append("\" x=\"")
                    .append(number(label.x())).append("\" y=\"").append(number(label.y())).append('"')
                    .append(label.anchor() == Anchor.START ? ""
                            : " text-anchor=\"" + (label.anchor() == Anchor.END ? "end" : "middle") + '"')
                    .append('>').append(Markup.escaped(label.text())).append("</text>\n");
            case Shape.Clip clip -> {
                String box = number(clip.x()) + " " + number(clip.y()) + " " + number(clip.width()) + " "
                        + number(clip.height());
                // A picture within a picture shows nothing outside its box, and needs no name that is unique in a page.
                svg.append("<svg x=\"").append(number(clip.x())).append("\" y=\"").append(number(clip.y()))
                        .append("\" width=\"").append(number(clip.width())).append("\" height=\"")
                        .append(number(clip.height())).append("\" viewBox=\"").append(box).append("\">\n");
                clip.shapes().forEach(this::write);
                svg.append("</svg>\n");
            }
        }
    }

    private void points(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            svg.append(i == 0 ? "" : " ").append(number(x[i])).append(' ').append(number(y[i]));
        }
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
        return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
    }
}
