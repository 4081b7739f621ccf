package dev.onset.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.onset.api.Onset;

/** What an archive answers to SQL, as plain lists. */
final class Answers {

    private Answers() {}

    /** The rows of a query, each with its values; NULL is null. */
    static List<List<Object>> of(Path archive, String sql) {
        try (Onset onset = Onset.open(archive); var result = onset.query(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            for (var row : result.rows()) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < row.fields().size(); i++) {
                    values.add(row.getObject(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }
}
