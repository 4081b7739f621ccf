package dev.onset.exec.files;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.plan.Field;

/** CSV as RFC 4180 has it; NULL is an empty field, an empty text is {@code ""}. */
final class CsvRowWriter implements RowWriter {

    private final CsvWriter csv;
    private final List<Field> fields;
    private final CellText text;
    private final @Nullable String[] row;

    CsvRowWriter(Writer out, List<Field> fields, ExportOptions options, CellText text) {
        this.fields = List.copyOf(fields);
        this.text = text;
        this.row = new String[fields.size()];
        csv = CsvWriter.builder().fieldSeparator(options.delimiter()).lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY).build(out);
        if (options.header()) {
            csv.writeRecord(fields.stream().map(Field::name).toList());
        }
    }

    @Override
    public void write(Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            for (int column = 0; column < row.length; column++) {
                row[column] = text.of(fields.get(column), batch.column(column), i);
            }
            csv.writeRecord(row);
        }
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
