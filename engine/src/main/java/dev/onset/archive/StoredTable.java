package dev.onset.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A table of the user's own that the archive keeps, in an Arrow file beside the manifest. Every change writes a new file; the
 * archive does not look into it.
 *
 * @param keys sets of columns, by position, whose values no two rows share
 * @param rows how many there are
 * @param file name, size in bytes and CRC-32C of the file
 */
public record StoredTable(String name, List<Column> columns, List<List<Integer>> keys, long rows,
        Manifest.FileEntry file) {

    /** @param type as the engine calls it */
    public record Column(String name, String type, boolean nullable) {}

    public StoredTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The name of its file, which no other content ever has. */
    public String fileName() {
        return file.name();
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeArrayFieldStart("columns");
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name);
            json.writeStringField("type", column.type);
            json.writeBooleanField("nullable", column.nullable);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("keys");
        for (List<Integer> key : keys) {
            json.writeStartArray();
            for (int column : key) {
                json.writeNumber(column);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumberField("rows", rows);
        json.writeStringField("file", file.name());
        json.writeNumberField("size", file.size());
        json.writeStringField("crc32c", ChecksummedJson.hex(file.checksum()));
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote; the parser stands at the beginning of the object. */
    static StoredTable read(JsonParser json) throws IOException {
        String name = "";
        List<Column> columns = new ArrayList<>();
        List<List<Integer>> keys = new ArrayList<>();
        long rows = 0;
        String file = "";
        long size = 0;
        int checksum = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "columns" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        columns.add(column(json));
                    }
                }
                case "keys" -> {
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        List<Integer> key = new ArrayList<>();
                        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                            key.add(json.getIntValue());
                        }
                        keys.add(List.copyOf(key));
                    }
                }
                case "rows" -> rows = json.getLongValue();
                case "file" -> file = Manifest.plainName(json.getText());
                case "size" -> size = json.getLongValue();
                case "crc32c" -> checksum = HexFormat.fromHexDigits(json.getText());
                default -> json.skipChildren();
            }
        }
        return new StoredTable(name, columns, keys, rows, new Manifest.FileEntry(file, size, checksum));
    }

    private static Column column(JsonParser json) throws IOException {
        String name = "";
        String type = "";
        boolean nullable = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "type" -> type = json.getText();
                case "nullable" -> nullable = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        return new Column(name, type, nullable);
    }
}
