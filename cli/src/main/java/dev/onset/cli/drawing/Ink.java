package dev.onset.cli.drawing;

/**
 * What a shape is, which decides its colour.
 *
 * @param role what it is
 * @param series of which series, counted from 0; −1: of none
 */
record Ink(Role role, int series) {

    enum Role {
        TEXT, FAINT_TEXT, GRID, AXIS, LINE, FAINT_LINE, ONSET, DROP, BROKEN
    }

    static final Ink TEXT = new Ink(Role.TEXT, -1);
    static final Ink FAINT_TEXT = new Ink(Role.FAINT_TEXT, -1);
    static final Ink GRID = new Ink(Role.GRID, -1);
    static final Ink AXIS = new Ink(Role.AXIS, -1);
    static final Ink ONSET = new Ink(Role.ONSET, -1);
    static final Ink DROP = new Ink(Role.DROP, -1);
    static final Ink BROKEN = new Ink(Role.BROKEN, -1);

    static Ink line(int series, boolean faint) {
        return new Ink(faint ? Role.FAINT_LINE : Role.LINE, series % Palette.SERIES);
    }

    /** The name of its class in a style sheet. */
    String css() {
        return switch (role) {
            case TEXT -> "t";
            case FAINT_TEXT -> "f";
            case GRID -> "g";
            case AXIS -> "a";
            case LINE -> "s" + series;
            case FAINT_LINE -> "s" + series + " w";
            case ONSET -> "o";
            case DROP -> "d";
            case BROKEN -> "b";
        };
    }
}
