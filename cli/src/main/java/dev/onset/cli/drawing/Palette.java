package dev.onset.cli.drawing;

import java.util.List;

/**
 * The colours of pictures, for light and dark. Those of series are Okabe and Ito's, which people with any kind of colour
 * blindness tell apart, darkened or lightened until they stand out from the paper.
 *
 * @param series in the order of their use
 */
public record Palette(String paper, String text, String faint, String grid, String onset, List<String> series) {

    /** How many colours there are before they begin anew. */
    static final int SERIES = 7;

    public static final Palette LIGHT = new Palette("#ffffff", "#1f2328", "#6b7280", "#e5e7eb", "#c2255c",
            List.of("#0067a8", "#c96a00", "#008760", "#b0568c", "#5b5fc7", "#8a6d00", "#6b7280"));
    public static final Palette DARK = new Palette("#14171c", "#e6e8eb", "#9aa3ad", "#2a2f37", "#ff7aa8",
            List.of("#5ab4f0", "#f0a04b", "#3fc99b", "#e59ac4", "#a5a8f5", "#d9bf4a", "#9aa3ad"));

    public Palette {
        series = List.copyOf(series);
    }

    /** The variables of a style sheet. */
    public String variables() {
        StringBuilder css = new StringBuilder();
        css.append("--paper:").append(paper).append(";--text:").append(text).append(";--faint:").append(faint)
                .append(";--grid:").append(grid).append(";--onset:").append(onset).append(';');
        for (int i = 0; i < series.size(); i++) {
            css.append("--s").append(i).append(':').append(series.get(i)).append(';');
        }
        return css.toString();
    }

    String color(Ink ink) {
        return switch (ink.role()) {
            case TEXT -> text;
            case FAINT_TEXT, AXIS, DROP -> faint;
            case GRID -> grid;
            case LINE, FAINT_LINE -> series.get(ink.series());
            case ONSET, BROKEN -> onset;
        };
    }
}
