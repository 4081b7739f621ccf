package dev.onset.cli.chart;

import java.util.List;

/**
 * A line of the legend.
 *
 * @param lines that it names, all of one run or series
 * @param label what they are
 * @param markers of the run, best step first
 */
public record LegendEntry(List<Line> lines, String label, List<Marker> markers) {

    public LegendEntry {
        lines = List.copyOf(lines);
        markers = List.copyOf(markers);
    }
}
