package dev.onset.cli.drawing;

import java.util.List;

/**
 * A picture.
 *
 * @param title what it shows, for those who cannot see it
 */
public record Drawing(double width, double height, String title, List<Shape> shapes) {

    /** The size of letters. */
    static final double FONT = 11;
    /** How wide a letter is, about. */
    static final double LETTER = 6.1;

    public Drawing {
        shapes = List.copyOf(shapes);
    }

    static double width(String text) {
        return text.codePointCount(0, text.length()) * LETTER;
    }
}
