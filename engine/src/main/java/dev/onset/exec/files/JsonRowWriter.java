package dev.onset.exec.files;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/**
 * JSON: an object for each row, in one array or one a line. NULL is null; NaN and infinities, which JSON does not have, are
 * the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
final class JsonRowWriter implements RowWriter {

    private final JsonGenerator json;
    private final List<Field> fields;
    private final CellText text;
    private final boolean lines;

    /** @param lines whether each row is a line of its own; otherwise they are the elements of one array */
    JsonRowWriter(Writer out, List<Field> fields, boolean lines, CellText text) throws IOException {
        this.fields = fields;
        this.text = text;
        this.lines = lines;
        json = new JsonFactory().createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        if (!lines) {
            json.writeStartArray();
        }
    }

    @Override
    public void write(Batch batch) throws IOException {
        for (int row = 0; row < batch.size(); row++) {
            json.writeStartObject();
            for (int column = 0; column < fields.size(); column++) {
                json.writeFieldName(fields.get(column).name());
                cell(fields.get(column), batch.column(column), row);
            }
            json.writeEndObject();
            if (lines) {
                json.writeRaw('\n');
            } else {
                json.flush();
            }
        }
    }

    private void cell(Field field, Column column, int row) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
            return;
        }
        DecimalDigits digits = field.decimal();
        if (digits != null && Double.isFinite(column.doubleAt(row))) {
            json.writeNumber(digits.of(column.doubleAt(row)));
            return;
        }
        switch (column.type()) {
            case DATE, TIME, TIMESTAMP, INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH ->
                    json.writeString(text.of(field, column, row));
            default -> value(column.objectAt(row));
        }
    }

    private void value(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Long number -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    value(element);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    value(entry.getValue());
                }
                json.writeEndObject();
            }
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void finish() throws IOException {
        if (!lines) {
            json.writeEndArray();
            json.writeRaw('\n');
        }
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
