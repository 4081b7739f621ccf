package dev.onset.cli.render;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;

/** The next rows of a result as cells: as many as it takes to choose column widths, but not a large result as a whole. */
final class CellBlock {

    private static final int ROWS = 10_000;

    private CellBlock() {}

    /** Some more rows; empty at the end. */
    static List<String[]> read(QueryResult result) {
        List<String[]> rows = new ArrayList<>();
        while (rows.size() < ROWS) {
            @Nullable
            Batch batch = result.next();
            if (batch == null) {
                break;
            }
            for (int row = 0; row < batch.size(); row++) {
                String[] cells = new String[batch.columns().size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = CellText.of(batch.column(i), row);
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
