package dev.onset.queries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file of queries and their results. A case is a title ({@code # …}), the query, a line of four dashes, and the result
 * up to the next empty line: the column names, then the rows, values separated by {@code  | }; or {@code error: } and the
 * message.
 */
record QueryScript(Path file, List<Case> cases) {

    record Case(String title, String sql, String expected) {

        private String text(String result) {
            return "# " + title + "\n" + sql + "\n----\n" + result + "\n";
        }
    }

    static QueryScript read(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String block : Files.readString(file).split("\n\\s*\n")) {
            String text = block.strip();
            if (text.isEmpty()) {
                continue;
            }
            int dashes = text.indexOf("\n----");
            if (!text.startsWith("# ") || dashes < 0) {
                throw new IOException(file + ": expected '# title', a query and a line '----' in: " + text);
            }
            int endOfTitle = text.indexOf('\n');
            cases.add(new Case(text.substring(2, endOfTitle), text.substring(endOfTitle + 1, dashes),
                    text.substring(dashes + 5).strip()));
        }
        return new QueryScript(file, cases);
    }

    /** Writes the file anew with these results, one for each case. */
    void complete(List<String> results) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(cases.get(i).text(results.get(i)));
        }
        Files.writeString(file, text);
    }
}
