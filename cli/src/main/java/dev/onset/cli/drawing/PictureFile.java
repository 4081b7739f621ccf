package dev.onset.cli.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.onset.cli.chart.Chart;
import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/** A chart as a file, whose name says which format. */
public final class PictureFile {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 460;

    private PictureFile() {}

    /** An error of category ARGUMENT unless the name ends in {@code .svg} or {@code .png}. */
    public static void check(Path file) {
        format(file);
    }

    /** Writes a chart. */
    public static void write(Chart chart, Path file) {
        Drawing drawing = ChartLayout.whole(chart, WIDTH, HEIGHT);
        try {
            switch (format(file)) {
                case "png" -> {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        PngWriter.write(drawing, out);
                    }
                }
                default -> Files.writeString(file, SvgWriter.file(drawing));
            }
        } catch (IOException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "cannot write " + file + ": " + e.getMessage(),
                    null, e);
        }
    }

    private static String format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (ending.equals("svg") || ending.equals("png")) {
            return ending;
        }
        throw new OnsetException(OnsetException.Category.ARGUMENT, "The name of a picture ends in .svg or .png, but "
                + file + " does not" + Suggestions.didYouMean(ending, java.util.List.of("svg", "png")));
    }
}
