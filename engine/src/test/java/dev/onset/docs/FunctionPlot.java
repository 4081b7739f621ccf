package dev.onset.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Draws curves and what a function found in them, as SVG: losses in one panel, what has another unit below it. Light or dark,
 * as the reader prefers.
 */
final class FunctionPlot {

    /** A curve's points; those that are not finite are gaps. */
    record Line(String metric, double[] steps, double[] values) {}

    private record Level(String metric, double value) {}

    private static final int WIDTH = 560;
    private static final int PANEL = 130;
    private static final int LEFT = 50;
    private static final int RIGHT = WIDTH - 10;
    private static final int TOP = 26;
    private static final int GAP = 22;
    private static final int LEGEND = 80;
    private static final Map<String, String> COLOURS = Map.of("train_loss", "#7a8087", "val_loss", "#1f77b4", "lr",
            "#2ca02c", "val_acc", "#9467bd", "grad_norm", "#8c564b");
    private static final String MARK = "#d62728";
    private static final String PAPER = "#ffffff";
    private static final String TEXT = "#666666";
    private static final String FRAME = "#cccccc";
    /** What colours become on dark paper. Drawings carry the light ones, for readers that know no style sheets. */
    private static final Map<String, String> DARK = new TreeMap<>(Map.of(PAPER, "#14171c", TEXT, "#9aa3ad", FRAME,
            "#3a4049", MARK, "#ff7b7b", "#7a8087", "#9aa3ad", "#1f77b4", "#5ab4f0", "#2ca02c", "#5fd38d", "#9467bd",
            "#c5a3e8", "#8c564b", "#d9a08f", "#333333", "#e6e8eb"));

    private final List<List<Line>> panels = new ArrayList<>();
    private final List<Double> steps = new ArrayList<>();
    private final List<double[]> spans = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private final List<Line> curves = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();
    private @Nullable Level level;
    private boolean between;
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;

    FunctionPlot(List<Line> lines) {
        List<Line> losses = lines.stream().filter(line -> line.metric.endsWith("loss")).toList();
        if (!losses.isEmpty()) {
            panels.add(losses);
        }
        lines.stream().filter(line -> !line.metric.endsWith("loss")).forEach(line -> panels.add(List.of(line)));
        lines.forEach(this::widen);
    }

    private void widen(Line line) {
        first = Math.min(first, line.steps[0]);
        last = Math.max(last, line.steps[line.steps.length - 1]);
    }

    void markStep(double step) {
        steps.add(step);
        last = Math.max(last, step);
    }

    /** Marks what lies between two steps. */
    void markSpan(double from, double to) {
        spans.add(new double[]{Math.min(from, to), Math.max(from, to)});
        last = Math.max(last, Math.max(from, to));
    }

    /** Marks a point of the first panel. */
    void markPoint(double step, double value) {
        points.add(new double[]{step, value});
    }

    /** Draws a curve that a function made, in the panel of a metric. */
    void markCurve(String metric, double[] itsSteps, double[] values) {
        Line line = new Line(metric, itsSteps, values);
        curves.add(line);
        widen(line);
    }

    /** Draws the straight line of least squares through the only curve of the last panel. */
    void markTrend() {
        Line line = panels.getLast().getLast();
        double meanStep = 0;
        double meanValue = 0;
        for (int i = 0; i < line.steps.length; i++) {
            meanStep += line.steps[i] / line.steps.length;
            meanValue += line.values[i] / line.steps.length;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < line.steps.length; i++) {
            squares += (line.steps[i] - meanStep) * (line.steps[i] - meanStep);
            products += (line.steps[i] - meanStep) * (line.values[i] - meanValue);
        }
        double slope = products / squares;
        markCurve(line.metric, new double[]{first, last}, new double[]{meanValue + slope * (first - meanStep),
            meanValue + slope * (last - meanStep)});
    }

    /** Marks a value of a metric, whose panel is made to show it. */
    void markLevel(String metric, double value) {
        level = new Level(metric, value);
    }

    /** Marks the area between the two curves of the first panel. */
    void markBetween() {
        between = true;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private double x(double step) {
        return LEFT + (step - first) / Math.max(1e-12, last - first) * (RIGHT - LEFT);
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** @param title what the marks are */
    String draw(String title) {
        int height = TOP + panels.size() * (PANEL + GAP);
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                + "font-family=\"sans-serif\" font-size=\"11\">", WIDTH, height, WIDTH, height);
        add("<style>@media (prefers-color-scheme:dark){%s}</style>",
                DARK.entrySet().stream()
                        .map(colour -> String.format("[fill=\"%1$s\"]{fill:%2$s}[stroke=\"%1$s\"]{stroke:%2$s}",
                                colour.getKey(), colour.getValue()))
                        .collect(Collectors.joining()));
        add("<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>", WIDTH, height, PAPER);
        add("<text x=\"%d\" y=\"16\" fill=\"%s\">%s</text>", LEFT, MARK, escaped(title));
        for (double[] span : spans) {
            add("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\" fill-opacity=\"0.15\"/>",
                    number(x(span[0])),
                    TOP, number(Math.max(3, x(span[1]) - x(span[0]))), height - GAP - TOP, MARK);
        }
        for (int i = 0; i < panels.size(); i++) {
            panel(panels.get(i), TOP + i * (PANEL + GAP), i == 0);
        }
        for (double step : steps) {
            add("<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"4 3\"/>",
                    number(x(step)),
                    number(x(step)), TOP, height - GAP, MARK);
        }
        add("<text x=\"%d\" y=\"%d\" fill=\"%s\">step %.0f</text>", LEFT, height - 7, TEXT, first);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%.0f</text>", RIGHT, height - 7, TEXT,
                last);
        return svg.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The scale of a panel: from the bottom to the top, of values or of their logarithms. */
    private record Scale(int top, double low, double high, boolean logarithmic) {
        double y(double value) {
            return top + PANEL - ((logarithmic ? Math.log10(value) : value) - low) / (high - low) * PANEL;
        }

        String label(double end) {
            double value = logarithmic ? Math.pow(10, end) : end;
            return String.format(Locale.ROOT, Math.abs(value) < 0.01 && value != 0 ? "%.0e" : "%.2g", value);
        }
    }

    private Scale scale(List<Line> lines, int top) {
        boolean logarithmic = lines.getFirst().metric.equals("lr");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<Line> all = new ArrayList<>(lines);
        curves.stream().filter(curve -> has(lines, curve.metric)).forEach(all::add);
        for (Line line : all) {
            for (double value : line.values) {
                double shown = logarithmic ? Math.log10(value) : value;
                if (Double.isFinite(shown)) {
                    low = Math.min(low, shown);
                    high = Math.max(high, shown);
                }
            }
        }
        if (level != null && has(lines, level.metric)) {
            low = Math.min(low, level.value);
            high = Math.max(high, level.value);
        }
        return new Scale(top, low, high > low ? high : low + 1, logarithmic);
    }

    private static boolean has(List<Line> lines, String metric) {
        return lines.stream().anyMatch(line -> line.metric.equals(metric));
    }

    private void panel(List<Line> lines, int top, boolean isFirst) {
        Scale scale = scale(lines, top);
        add("<clipPath id=\"panel%d\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>", top, LEFT, top,
                RIGHT - LEFT, PANEL);
        add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"%s\"/>", LEFT, top,
                RIGHT - LEFT, PANEL, FRAME);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>", LEFT - 4, top + 10, TEXT,
                scale.label(scale.high));
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>", LEFT - 4, top + PANEL, TEXT,
                scale.label(scale.low));
        if (between && isFirst && lines.size() == 2) {
            add("<path d=\"%s\" fill=\"%s\" fill-opacity=\"0.15\"/>", area(lines.get(0), lines.get(1), scale), MARK);
        }
        int legend = RIGHT;
        for (Line line : lines) {
            String colour = COLOURS.getOrDefault(line.metric, "#333333");
            line(line, scale, colour);
            add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>", legend, top - 6, colour,
                    line.metric);
            legend -= LEGEND;
        }
        curves.stream().filter(curve -> has(lines, curve.metric)).forEach(curve -> line(curve, scale, MARK));
        if (level != null && has(lines, level.metric)) {
            String y = number(scale.y(level.value));
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-dasharray=\"4 3\"/>", LEFT, RIGHT,
                    y, y,
                    MARK);
        }
        if (isFirst) {
            points.forEach(point -> add("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>", number(x(point[0])),
                    number(scale.y(point[1])), MARK));
        }
    }

    private void line(Line line, Scale scale, String colour) {
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\" clip-path=\"url(#panel%d)\"/>",
                path(line, scale), colour, scale.top);
    }

    private String path(Line line, Scale scale) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < line.steps.length; i++) {
            double y = scale.y(line.values[i]);
            if (Double.isFinite(y)) {
                path.append(open ? 'L' : 'M').append(number(x(line.steps[i]))).append(' ').append(number(y));
            }
            open = Double.isFinite(y);
        }
        return path.toString();
    }

    /** There along one curve, back along the other one. */
    private String area(Line there, Line back, Scale scale) {
        int n = back.steps.length;
        double[] itsSteps = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            itsSteps[i] = back.steps[n - 1 - i];
            values[i] = back.values[n - 1 - i];
        }
        return path(there, scale) + path(new Line(back.metric, itsSteps, values), scale).replaceFirst("M", "L") + "Z";
    }
}
