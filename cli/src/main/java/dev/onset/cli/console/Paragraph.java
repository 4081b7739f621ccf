package dev.onset.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Text for people, broken between words. */
public final class Paragraph {

    private Paragraph() {}

    /**
     * The lines of a text.
     *
     * @param width of a line at most, unless a single word is longer; 0: one line
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && width > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
