package dev.onset.cli.render;

/**
 * How results are shown to people.
 *
 * @param width columns of the terminal that tables are cut to; 0: nothing is cut
 * @param headers whether the names of the columns come first
 * @param nullText what stands for NULL
 * @param unicode whether lines and ellipses may be drawn with more than ASCII
 * @param color whether NULL is faint and names are bold
 * @param scroll whether what is wider than the width may stay so, since it can be moved sideways
 */
public record TableStyle(int width, boolean headers, String nullText, boolean unicode, boolean color,
        boolean scroll) {

    /** For files and other programs. */
    public static final TableStyle PLAIN = new TableStyle(0, true, CellText.NULL, true, false, false);

    public TableStyle withWidth(int columns) {
        return new TableStyle(columns, headers, nullText, unicode, color, scroll);
    }

    public TableStyle withScroll(boolean scrolling) {
        return new TableStyle(width, headers, nullText, unicode, color, scrolling);
    }

    String ellipsis() {
        return unicode ? "…" : "~";
    }
}
