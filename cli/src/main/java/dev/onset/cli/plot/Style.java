package dev.onset.cli.plot;

/**
 * How a character looks.
 *
 * @param color which of the picture's colours, counted from 0; −1: that of the terminal
 * @param weight how strongly it is shown
 */
record Style(int color, Weight weight) {

    enum Weight {
        FAINT, NORMAL, BOLD
    }

    static final Style PLAIN = new Style(-1, Weight.NORMAL);
    static final Style FAINT = new Style(-1, Weight.FAINT);
    static final Style BOLD = new Style(-1, Weight.BOLD);

    /** Of the colours that every terminal has those that are seen on light and dark, then their brighter kin. */
    private static final int[] COLORS = {33, 36, 35, 32, 34, 31, 93, 96, 95, 92, 94, 91};

    static Style of(int color) {
        return new Style(color, Weight.NORMAL);
    }

    Style faint() {
        return new Style(color, Weight.FAINT);
    }

    Style bold() {
        return new Style(color, Weight.BOLD);
    }

    /** What a terminal is told. */
    String escape() {
        String codes = "0" + switch (weight) {
            case FAINT -> ";2";
            case NORMAL -> "";
            case BOLD -> ";1";
        } + (color < 0 ? "" : ";" + COLORS[color % COLORS.length]);
        return "\033[" + codes + "m";
    }
}
