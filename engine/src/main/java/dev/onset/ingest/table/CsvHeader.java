package dev.onset.ingest.table;

import java.io.IOException;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFile;

/**
 * The first line of a table, read for recognition.
 *
 * @param firstRow the second line's cells; null: there is none yet
 */
record CsvHeader(char separator, List<String> names, @Nullable List<String> firstRow) {

    /** The header of a file, or null if its beginning is no table's. */
    static @Nullable CsvHeader of(LogFile file) throws IOException {
        String head = TableText.head(file);
        return of(head, TableText.isHeadWhole(file, head));
    }

    static @Nullable CsvHeader of(String head, boolean whole) {
        int end = head.indexOf('\n');
        if ((end < 0 && !whole) || head.indexOf('\0') >= 0) {
            // A header longer than the head: what is there of it must do.
            return head.indexOf('\0') >= 0 ? null : cells(head.substring(0, Math.max(0, head.lastIndexOf(','))), null);
        }
        String first = end < 0 ? head : head.substring(0, end);
        String rest = end < 0 ? "" : head.substring(end + 1);
        int second = rest.indexOf('\n');
        boolean secondWhole = second >= 0 || whole;
        return cells(first.stripTrailing(),
                secondWhole ? (second < 0 ? rest : rest.substring(0, second)).strip() : null);
    }

    private static @Nullable CsvHeader cells(String first, @Nullable String second) {
        if (first.isBlank()) {
            return null;
        }
        char separator = separator(first);
        try {
            List<String> names = split(first, separator);
            List<String> row = second == null || second.isEmpty() ? null : split(second, separator);
            return new CsvHeader(separator, names, row);
        } catch (CsvParseException e) {
            return null;
        }
    }

    private static List<String> split(String line, char separator) {
        return CsvReader.builder().fieldSeparator(separator)
                .ofSingleCsvRecord(line).getFields();
    }

    private static char separator(String line) {
        if (line.indexOf(',') >= 0) {
            return ',';
        }
        return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
    }
}
