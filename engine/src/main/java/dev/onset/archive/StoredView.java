package dev.onset.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A query that the archive keeps under a name. The archive does not look at its text.
 *
 * @param columns what its columns are called; empty: as the query says
 */
public record StoredView(String name, String sql, List<String> columns) {

    public StoredView {
        columns = List.copyOf(columns);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("sql", sql);
        json.writeArrayFieldStart("columns");
        for (String column : columns) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote; the parser stands at the beginning of the object. */
    static StoredView read(JsonParser json) throws IOException {
        String name = "";
        String sql = "";
        List<String> columns = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "sql" -> sql = json.getText();
                case "columns" -> {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        columns.add(json.getText());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new StoredView(name, sql, columns);
    }
}
