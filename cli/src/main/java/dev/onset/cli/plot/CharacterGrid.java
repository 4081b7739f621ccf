package dev.onset.cli.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.onset.cli.render.DisplayWidth;

/** Lines of characters, each with a style, that are written in any order. What does not fit is left out. */
final class CharacterGrid {

    private static final int CONTINUED = -1;

    private final int width;
    private final List<int[]> characters = new ArrayList<>();
    private final List<Style[]> styles = new ArrayList<>();

    CharacterGrid(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    int height() {
        return characters.size();
    }

    /** Adds empty lines, and returns the number of the first. */
    int addLines(int count) {
        int first = characters.size();
        for (int i = 0; i < count; i++) {
            int[] line = new int[width];
            Arrays.fill(line, ' ');
            characters.add(line);
            Style[] plain = new Style[width];
            Arrays.fill(plain, Style.PLAIN);
            styles.add(plain);
        }
        return first;
    }

    void put(int column, int row, int character, Style style) {
        if (column >= 0 && column < width && row >= 0 && row < characters.size()) {
            characters.get(row)[column] = character;
            styles.get(row)[column] = style;
        }
    }

    boolean isBlank(int column, int row) {
        return column < 0 || column >= width || characters.get(row)[column] == ' ';
    }

    /** Writes a text, and returns the column behind it. */
    int put(int column, int row, String text, Style style) {
        int at = column;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            int wide = DisplayWidth.of(Character.toString(character));
            if (wide == 0 || at + wide > width) {
                continue;
            }
            put(at, row, character, style);
            if (wide == 2) {
                put(at + 1, row, CONTINUED, style);
            }
            at += wide;
        }
        return at;
    }

    /** @param color whether styles are told to the terminal */
    List<String> lines(boolean color) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < characters.size(); row++) {
            lines.add(line(characters.get(row), styles.get(row), color));
        }
        return lines;
    }

    private static String line(int[] line, Style[] styles, boolean color) {
        int end = line.length;
        while (end > 0 && line[end - 1] == ' ') {
            end--;
        }
        StringBuilder text = new StringBuilder();
        Style current = Style.PLAIN;
        for (int i = 0; i < end; i++) {
            if (line[i] == CONTINUED) {
                continue;
            }
            if (color && line[i] != ' ' && !styles[i].equals(current)) {
                current = styles[i];
                text.append(current.escape());
            }
            text.appendCodePoint(line[i]);
        }
        return current.equals(Style.PLAIN) ? text.toString() : text.append(Style.PLAIN.escape()).toString();
    }
}
