package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** The file that says which logs were read; each version of it is a new file that the manifest names. */
final class SourceCatalog {

    private SourceCatalog() {}

    /** Writes all sources to a new file. */
    static Manifest.FileEntry write(Path archive, long version, Collection<SourceFile> sources) throws IOException {
        String name = "sources-%08d.json".formatted(version);
        byte[] bytes = toJson(sources);
        DurableFiles.write(archive.resolve(name), bytes);
        return new Manifest.FileEntry(name, bytes.length, SegmentDescription.checksum(bytes));
    }

    private static byte[] toJson(Collection<SourceFile> sources) throws IOException {
        return ChecksummedJson.write(json -> {
            json.writeArrayFieldStart("sources");
            for (SourceFile source : sources) {
                json.writeStartObject();
                json.writeStringField("path", source.path());
                json.writeNumberField("size", source.size());
                json.writeNumberField("modified", source.modifiedMillis());
                json.writeStringField("format", source.format());
                json.writeArrayFieldStart("runs");
                for (String runId : source.runIds()) {
                    json.writeString(runId);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** By path. */
    static Map<String, SourceFile> read(Path path) throws IOException {
        return ChecksummedJson.read(path, json -> {
            Map<String, SourceFile> sources = new TreeMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("sources")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        SourceFile source = source(json);
                        sources.put(source.path(), source);
                    }
                } else {
                    json.skipChildren();
                }
            }
            return sources;
        });
    }

    private static SourceFile source(JsonParser json) throws IOException {
        String path = "";
        long size = 0;
        long modified = 0;
        String format = "";
        List<String> runs = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "path" -> path = json.getText();
                case "size" -> size = json.getLongValue();
                case "modified" -> modified = json.getLongValue();
                case "format" -> format = json.getText();
                case "runs" -> {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        runs.add(json.getText());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new SourceFile(path, size, modified, format, runs);
    }
}
