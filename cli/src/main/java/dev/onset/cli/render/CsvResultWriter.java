package dev.onset.cli.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

import dev.onset.api.QueryResult;
import dev.onset.api.ValueText;
import dev.onset.exec.column.Batch;
import dev.onset.plan.Field;

/**
 * CSV as in RFC 4180 with a header, lines ending with a line feed. NULL is an empty field, an empty text is {@code ""};
 * numbers are exact, not-a-number is {@code NaN}.
 */
final class CsvResultWriter implements ResultWriter {

    private final Writer out;
    private final char separator;
    private final boolean headers;

    CsvResultWriter(Writer out, char separator, boolean headers) {
        this.out = out;
        this.separator = separator;
        this.headers = headers;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        try {
            return writeRows(result);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private long writeRows(QueryResult result) throws IOException {
        // Not closed: the output belongs to the caller.
        CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.LF)
                .build(out);
        List<Field> fields = result.fields();
        if (headers) {
            csv.writeRecord(fields.stream().map(Field::name).toList());
        }
        String[] cells = new String[fields.size()];
        long rows = 0;
        for (Batch batch = result.next(); batch != null; batch = result.next()) {
            for (int row = 0; row < batch.size(); row++) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = ValueText.of(fields.get(i), batch.column(i), row);
                }
                csv.writeRecord(cells);
            }
            rows += batch.size();
        }
        csv.flush();
        return rows;
    }
}
