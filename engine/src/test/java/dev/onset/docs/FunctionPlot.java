package dev.onset.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws curves and what a function found in them, as SVG: losses in one panel, what has another unit below it. */
final class FunctionPlot {

    /** A curve's points; those that are not finite are gaps. */
    record Line(String metric, double[] steps, double[] values) {}

    private static final int WIDTH = 560;
    private static final int PANEL = 130;
    private static final int LEFT = 46;
    private static final int TOP = 26;
    private static final int GAP = 22;
    private static final Map<String, String> COLOURS = Map.of("train_loss", "#9aa0a6", "val_loss", "#1f77b4", "lr",
            "#2ca02c", "val_acc", "#9467bd", "grad_norm", "#8c564b");
    private static final String MARK = "#d62728";

    private final List<List<Line>> panels = new ArrayList<>();
    private final List<Double> steps = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();
    private final List<Line> fits = new ArrayList<>();
    private double level = Double.NaN;
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;

    FunctionPlot(List<Line> lines) {
        List<Line> losses = lines.stream().filter(line -> line.metric.endsWith("loss")).toList();
        if (!losses.isEmpty()) {
            panels.add(losses);
        }
        lines.stream().filter(line -> !line.metric.endsWith("loss")).forEach(line -> panels.add(List.of(line)));
        for (Line line : lines) {
            first = Math.min(first, line.steps[0]);
            last = Math.max(last, line.steps[line.steps.length - 1]);
        }
    }

    void markStep(double step) {
        steps.add(step);
        last = Math.max(last, step);
    }

    void markPoint(double step, double value) {
        points.add(new double[]{step, value});
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
        fits.add(new Line(line.metric, new double[]{first, last}, new double[]{meanValue + slope * (first - meanStep),
            meanValue + slope * (last - meanStep)}));
    }

    /** Marks a value of the first panel, which is made to show it. */
    void markLevel(double value) {
        level = value;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private double x(double step) {
        return LEFT + (step - first) / Math.max(1e-12, last - first) * (WIDTH - LEFT - 10);
    }

    /** @param title what the marks are */
    String draw(String title) {
        int height = TOP + panels.size() * (PANEL + GAP);
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" \
                font-size="11">
                <rect width="%d" height="%d" fill="white"/>
                <text x="%d" y="16" fill="%s">%s</text>
                """, WIDTH, height, WIDTH, height, WIDTH, height, LEFT, MARK, escaped(title)));
        for (int i = 0; i < panels.size(); i++) {
            panel(panels.get(i), TOP + i * (PANEL + GAP), i == 0);
        }
        for (double step : steps) {
            svg.append(String.format(Locale.ROOT,
                    "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"4 3\"/>%n",
                    number(x(step)),
                    number(x(step)), TOP, height - GAP, MARK));
        }
        return svg.append("</svg>\n").toString().replace("\r", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void panel(List<Line> lines, int top, boolean isFirst) {
        boolean logarithmic = lines.getFirst().metric.equals("lr");
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double value : line.values) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, logarithmic ? Math.log10(value) : value);
                    high = Math.max(high, logarithmic ? Math.log10(value) : value);
                }
            }
        }
        low = isFirst && level < low ? level : low;
        high = isFirst && level > high ? level : high;
        high = high > low ? high : low + 1;
        svg.append(String.format(Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#ccc\"/>%n", LEFT, top,
                WIDTH - LEFT - 10, PANEL));
        label(top + 10, logarithmic ? Math.pow(10, high) : high);
        label(top + PANEL, logarithmic ? Math.pow(10, low) : low);
        int legend = WIDTH - 14;
        for (Line line : lines) {
            line(line, top, low, high, logarithmic);
            svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>%n",
                    legend, top + 14, colour(line), line.metric));
            legend -= 80;
        }
        for (Line fit : fits) {
            if (fit.metric.equals(lines.getLast().metric)) {
                svg.append(String.format(Locale.ROOT,
                        "<line x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"%s\"/>%n", number(x(first)),
                        number(x(last)), number(y(fit.values[0], top, low, high)),
                        number(y(fit.values[1], top, low, high)),
                        MARK));
            }
        }
        if (isFirst && level >= low && level <= high) {
            double y = y(level, top, low, high);
            svg.append(String.format(Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-dasharray=\"4 3\"/>%n", LEFT,
                    WIDTH - 10, number(y), number(y), MARK));
        }
        if (isFirst) {
            for (double[] point : points) {
                svg.append(String.format(Locale.ROOT, "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n",
                        number(x(point[0])), number(y(point[1], top, low, high)), MARK));
            }
        }
    }

    private void label(int y, double value) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#666\">%s</text>%n",
                LEFT - 4, y, String.format(Locale.ROOT, "%.2g", value)));
    }

    private static String colour(Line line) {
        return COLOURS.getOrDefault(line.metric, "#333");
    }

    private static double y(double value, int top, double low, double high) {
        return top + PANEL - (value - low) / (high - low) * PANEL;
    }

    private void line(Line line, int top, double low, double high, boolean logarithmic) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < line.steps.length; i++) {
            double value = logarithmic ? Math.log10(line.values[i]) : line.values[i];
            if (Double.isFinite(value)) {
                path.append(open ? 'L' : 'M').append(number(x(line.steps[i]))).append(' ')
                        .append(number(y(value, top, low, high)));
                open = true;
            } else {
                open = false;
            }
        }
        svg.append(
                String.format(Locale.ROOT, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\"/>%n", path,
                        colour(line)));
    }
}
