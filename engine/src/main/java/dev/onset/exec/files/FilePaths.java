package dev.onset.exec.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/** Paths and patterns that a statement names, as DuckDB takes them: every path is a pattern there. */
final class FilePaths {

    private FilePaths() {}

    /** @throws OnsetException of category ARGUMENT if there is no such file; it names the nearest one in the folder */
    static List<String> patterns(List<String> files) {
        if (files.isEmpty()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "There are no files to read");
        }
        List<String> patterns = new ArrayList<>();
        for (String file : files) {
            patterns.add(pattern(file));
        }
        return patterns;
    }

    private static String pattern(String file) {
        if (file.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "'" + file + "' is in a network; only files of this machine are read");
        }
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            if (isPattern(file)) {
                return file;
            }
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "'" + file + "' is no path of a file: " + e.getReason(), null, e);
        }
        if (Files.isDirectory(path)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "'" + file
                    + "' is a folder; name the files in it by a pattern, as in '" + path.resolve("*.csv") + "'");
        }
        if (Files.exists(path)) {
            return file.replaceAll("[\\[*?]", "[$0]");
        }
        if (isPattern(file)) {
            return file;
        }
        throw new OnsetException(OnsetException.Category.ARGUMENT,
                "There is no file '" + file + "'" + near(path) + (path.isAbsolute()
                        ? ""
                        : "; paths are relative to " + Path.of("").toAbsolutePath()));
    }

    static boolean isPattern(String file) {
        return file.matches(".*[\\[*?].*");
    }

    private static String near(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        if (folder == null || name == null || !Files.isDirectory(folder)) {
            return folder == null ? "" : ", nor a folder '" + folder + "'";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.limit(10_000).map(file -> String.valueOf(file.getFileName())).sorted().toList();
            String nearest = Suggestions.nearest(name.toString(), names);
            return nearest == null ? "" : "; did you mean '" + path.resolveSibling(nearest) + "'?";
        } catch (IOException e) {
            return "";
        }
    }
}
