package dev.onset.cli.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture of curves, ready to be drawn at any size on anything.
 *
 * @param title one line; may be empty
 * @param x the axis that all panels share
 * @param xLabel its name
 * @param time whether x is microseconds since 1970
 * @param panels from top to bottom
 * @param markers in all panels
 * @param legend what is what, one entry a run or series
 * @param notes what the picture leaves out
 */
public record Chart(String title, Scale x, String xLabel, boolean time, List<Panel> panels, List<Marker> markers,
        List<LegendEntry> legend, List<String> notes) {

    public Chart {
        panels = List.copyOf(panels);
        markers = List.copyOf(markers);
        legend = List.copyOf(legend);
        notes = List.copyOf(notes);
    }

    /** The same with further notes. */
    public Chart withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Chart(title, x, xLabel, time, panels, markers, legend, all);
    }

    /** How many colours its lines have. */
    public int colors() {
        return 1 + panels.stream().flatMap(panel -> panel.lines().stream()).mapToInt(Line::color).max().orElse(0);
    }
}
