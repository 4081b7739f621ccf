package dev.onset.benchmarks.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables of {@code docs/diagnoses.md}. */
final class StudyPage {

    private StudyPage() {}

    static String table(String name) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "diagnoses.md"));
        String begin = "<!-- " + name + " -->\n";
        return page.substring(page.indexOf(begin) + begin.length(), page.indexOf("<!-- end of " + name + " -->"));
    }
}
