package dev.onset.benchmarks.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code benchmarks/study}: runs the labelled study and prints its tables as Markdown, or writes them into a page, each
 * between the comments that name it.
 */
public final class Study {

    private Study() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("onsets", table(page -> new OnsetReport(page).write(OnsetStudy.run())));
        tables.put("learning rates", table(page -> new EventReport(page).write(LearningRateStudy.run())));
        tables.put("health", table(page -> new EventReport(page).write(HealthStudy.run())));
        if (arguments.length == 0) {
            tables.values().forEach(System.out::print);
            return;
        }
        Path page = Path.of(arguments[0]);
        String text = Files.readString(page);
        for (Map.Entry<String, String> table : tables.entrySet()) {
            text = replaced(text, table.getKey(), table.getValue());
        }
        Files.writeString(page, text);
    }

    static String table(Consumer<StringBuilder> writer) {
        StringBuilder text = new StringBuilder();
        writer.accept(text);
        return text.toString();
    }

    private static String replaced(String page, String name, String table) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page has no place for the table '" + name + "': " + begin.strip());
        }
        return page.substring(0, from + begin.length()) + table + page.substring(to);
    }
}
