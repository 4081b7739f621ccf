package dev.onset.cli.chart;

import java.util.List;

/**
 * One of the fields of a picture that lie below each other over the same steps.
 *
 * @param caption what its values are
 * @param y their axis
 * @param lines from front to back
 * @param main whether it is the large one; the others are narrow
 */
public record Panel(String caption, Scale y, List<Line> lines, boolean main) {

    public Panel {
        lines = List.copyOf(lines);
    }
}
