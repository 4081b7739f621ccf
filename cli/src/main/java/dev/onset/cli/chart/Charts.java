package dev.onset.cli.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.onset.cli.curves.Curve;
import dev.onset.cli.curves.Mark;
import dev.onset.cli.curves.QueryCurves;
import dev.onset.cli.curves.RunCurves;

/** Makes pictures of what was read: which line has which colour, what the axes cover, what the legend says. */
public final class Charts {

    /** Drawn with, where there are only letters. */
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Charts() {}

    /** Runs over each other: a colour for each, and for a single one a colour for each of its curves. */
    public static Chart ofRuns(List<RunCurves> runs, ChartOptions options) {
        boolean single = runs.size() == 1;
        List<Line> lines = new ArrayList<>();
        List<Line> rates = new ArrayList<>();
        List<Marker> markers = new ArrayList<>();
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RunCurves run = runs.get(i);
            List<Line> ofRun = linesOf(run, i, single);
            lines.addAll(ofRun);
            int color = ofRun.isEmpty() ? i : ofRun.getFirst().color();
            if (run.learningRate() != null) {
                rates.add(
                        new Line("lr", single ? '-' : letter(i), single ? ofRun.size() : i, false, run.learningRate()));
            }
            List<Marker> ofLegend = new ArrayList<>();
            for (Mark mark : run.marks()) {
                ofLegend.add(new Marker(mark, color));
            }
            markers.addAll(ofLegend);
            ofLegend.sort(Comparator.comparing(marker -> marker.mark().kind()));
            if (single) {
                ofRun.forEach(line -> legend.add(new LegendEntry(List.of(line), line.label(), List.of())));
                legend.add(new LegendEntry(List.of(), "", ofLegend));
            } else {
                legend.add(new LegendEntry(ofRun, run.run().name(), ofLegend));
            }
        }
        // Validation lies over training, and the first run over the others.
        List<Line> front = new ArrayList<>(lines.stream().filter(line -> !line.secondary()).toList());
        front.addAll(lines.stream().filter(Line::secondary).toList());
        List<Panel> panels = new ArrayList<>();
        panels.add(panel(caption(runs), front, options, options.logY(), true));
        if (!rates.isEmpty()) {
            panels.add(panel("lr", rates, options, false, false));
        }
        String title = single ? title(runs.getFirst().run()) : "";
        return new Chart(title, steps(front, rates, options), "step", false, panels, markers, legend,
                notes(front, options));
    }

    private static String title(RunCurves.Run run) {
        return run.name().equals(run.id()) || run.id().startsWith(run.name())
                ? run.id()
                : run.name() + " (" + run.id() + ")";
    }

    private static List<Line> linesOf(RunCurves run, int number, boolean single) {
        List<Line> lines = new ArrayList<>();
        for (Curve curve : run.validation()) {
            char symbol = single ? singleSymbol(lines.size()) : letter(number);
            lines.add(new Line(curve.name(), symbol, single ? lines.size() : number, false, curve));
        }
        for (Curve curve : run.training()) {
            char symbol = single ? lines.isEmpty() ? '*' : '.' : Character.toLowerCase(letter(number));
            lines.add(new Line(curve.name(), symbol, single ? lines.size() : number, !lines.isEmpty(), curve));
        }
        return lines;
    }

    private static char singleSymbol(int index) {
        return "*+x#%&=~".charAt(index % 8);
    }

    private static char letter(int number) {
        return LETTERS.charAt(number % LETTERS.length());
    }

    private static String caption(List<RunCurves> runs) {
        List<String> names = runs.stream()
                .flatMap(run -> java.util.stream.Stream.concat(run.validation().stream(), run.training().stream()))
                .map(Curve::name).distinct().toList();
        return names.size() == 1 ? names.getFirst() : names.stream().allMatch(name -> name.endsWith("loss"))
                ? "loss"
                : "value";
    }

    /** The curves of a query, a colour for each. */
    public static Chart ofQuery(QueryCurves query, ChartOptions options) {
        List<Line> lines = new ArrayList<>();
        List<LegendEntry> legend = new ArrayList<>();
        for (Curve curve : query.curves()) {
            int number = lines.size();
            char symbol = query.curves().size() == 1 ? '*' : letter(number);
            Line line = new Line(curve.name(), symbol, number, false, curve);
            lines.add(line);
            legend.add(new LegendEntry(List.of(line), line.label(), List.of()));
        }
        List<String> notes = new ArrayList<>(notes(lines, options));
        if (query.passedOver() > 0) {
            notes.add(String.format(Locale.ROOT, "%,d further curves are not drawn", query.passedOver()));
        }
        String caption = query.y().isEmpty() ? "value" : query.y();
        return new Chart("", steps(lines, List.of(), options), query.x(), query.time(),
                List.of(panel(caption, lines, options, options.logY(), true)), List.of(),
                lines.size() == 1 ? List.of() : legend, notes);
    }

    private static Panel panel(String caption, List<Line> lines, ChartOptions options, boolean logarithmic,
            boolean main) {
        Extent extent = new Extent(options);
        lines.forEach(line -> extent.addValues(line.curve(), logarithmic));
        Scale y = main
                ? extent.scale(options.least(), options.greatest(), logarithmic)
                : extent.scale(null, null, logarithmic);
        return new Panel(caption, y, lines, main);
    }

    private static Scale steps(List<Line> lines, List<Line> rates, ChartOptions options) {
        Extent extent = new Extent(options);
        lines.forEach(line -> extent.addSteps(line.curve()));
        if (extent.isEmpty()) {
            rates.forEach(line -> extent.addSteps(line.curve()));
        }
        return extent.scale(options.from(), options.to(), options.logX());
    }

    private static List<String> notes(List<Line> lines, ChartOptions options) {
        List<String> notes = new ArrayList<>();
        if (options.logY() && lines.stream().anyMatch(line -> hasNonPositive(line.curve().y()))) {
            notes.add("a logarithmic axis cannot show values of 0 and below");
        }
        if (options.logX() && lines.stream().anyMatch(line -> hasNonPositive(line.curve().x()))) {
            notes.add("a logarithmic axis cannot show step 0");
        }
        return notes;
    }

    private static boolean hasNonPositive(double[] values) {
        return java.util.Arrays.stream(values).anyMatch(value -> value <= 0);
    }
}
