package dev.onset.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.api.Temporals;
import dev.onset.api.ValueText;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/**
 * One JSON object for each row, as an array or one a line. NULL is null. JSON has no NaN and no infinities: they are the
 * texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, so that they stay distinct from NULL. Timestamps are
 * texts in ISO 8601 without a zone. Of columns of the same name the later ones get a number.
 */
final class JsonResultWriter implements ResultWriter {

    private final Writer out;
    private final boolean lines;

    JsonResultWriter(Writer out, boolean lines) {
        this.out = out;
        this.lines = lines;
    }

    @Override
    public long write(QueryResult result) throws IOException {
        JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        String separator = lines ? "\n" : ",\n ";
        List<Field> fields = result.fields();
        List<String> names = uniqueNames(fields);
        long rows = 0;
        out.write(lines ? "" : "[");
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    json.writeRaw(rows++ == 0 ? "" : separator);
                    json.writeStartObject();
                    for (int i = 0; i < names.size(); i++) {
                        json.writeFieldName(names.get(i));
                        write(json, fields.get(i), batch.column(i), row);
                    }
                    json.writeEndObject();
                }
            }
        }
        out.write(lines ? rows == 0 ? "" : "\n" : "]\n");
        out.flush();
        return rows;
    }

    private static List<String> uniqueNames(List<Field> fields) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Field field : fields) {
            String name = field.name();
            for (int number = 2; !taken.add(name); number++) {
                name = field.name() + "_" + number;
            }
            names.add(name);
        }
        return names;
    }

    private static void write(JsonGenerator json, Field field, Column column, int row) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
            return;
        }
        switch (column.type()) {
            case INTEGER, BIGINT -> json.writeNumber(column.longAt(row));
            case DOUBLE -> {
                DecimalDigits digits = field.decimal();
                double value = column.doubleAt(row);
                if (digits == null || !Double.isFinite(value)) {
                    write(json, value);
                } else {
                    json.writeNumber(digits.of(value));
                }
            }
            case BOOLEAN -> json.writeBoolean(column.booleanAt(row));
            case TIMESTAMP -> {
                LocalDateTime timestamp = Temporals.timestamp(column.longAt(row));
                json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp));
            }
            case MAP, ARRAY -> writeObject(json, column.objectAt(row));
            case VARCHAR, DATE, TIME, INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH, NULL ->
                    json.writeString(ValueText.of(column, row));
        }
    }

    private static void write(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    private static void writeObject(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Double number -> write(json, number);
            case Boolean flag -> json.writeBoolean(flag);
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    writeObject(json, element);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    writeObject(json, entry.getValue());
                }
                json.writeEndObject();
            }
            default -> json.writeString(value.toString());
        }
    }
}
