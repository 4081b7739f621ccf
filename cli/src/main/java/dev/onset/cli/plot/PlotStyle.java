package dev.onset.cli.plot;

/**
 * What a chart is drawn on.
 *
 * @param width in columns
 * @param height in lines, all included
 * @param unicode whether braille and signs can be shown; otherwise letters of ASCII draw
 * @param color whether to colour
 */
public record PlotStyle(int width, int height, boolean unicode, boolean color) {

    /** Less room shows nothing. */
    public static final int NARROWEST = 24;
    public static final int LOWEST = 8;

    public PlotStyle {
        width = Math.max(width, NARROWEST);
        height = Math.max(height, LOWEST);
    }
}
