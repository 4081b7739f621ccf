package dev.onset.cli.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;

/** The next rows of a result as cells: as many as it takes to choose column widths, but not a large result as a whole. */
final class CellBlock {

    private static final int ROWS = 10_000;
    /** Of a table of thousands of columns fewer rows must do. */
    private static final int CELLS = 1_000_000;
    private static final int FEWEST_ROWS = 100;

    /** What becomes of a row's cells. */
    interface RowWriter {
        void write(@Nullable String[] cells) throws IOException;
    }

    private CellBlock() {}

    /** Writes every row that is left, and returns how many there were. */
    static long writeAll(QueryResult result, RowWriter writer) throws IOException {
        long rows = 0;
        for (List<@Nullable String[]> block = read(result); !block.isEmpty(); block = read(result)) {
            for (@Nullable
            String[] cells : block) {
                writer.write(cells);
            }
            rows += block.size();
        }
        return rows;
    }

    /** Some more rows; empty at the end. NULL is null. */
    static List<@Nullable String[]> read(QueryResult result) {
        List<@Nullable String[]> rows = new ArrayList<>();
        int wanted = Math.max(FEWEST_ROWS, Math.min(ROWS, CELLS / Math.max(1, result.fields().size())));
        while (rows.size() < wanted) {
            @Nullable
            Batch batch = result.next();
            if (batch == null) {
                break;
            }
            for (int row = 0; row < batch.size(); row++) {
                @Nullable
                String[] cells = new @Nullable String[batch.columns().size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = CellText.of(result.fields().get(i), batch.column(i), row);
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
