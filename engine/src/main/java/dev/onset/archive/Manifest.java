package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.Compression;
import dev.onset.archive.arrow.DamagedFile;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;

/**
 * The one file that says what an archive consists of; replacing it is a commit.
 *
 * @param version of the snapshot; grows with each commit
 * @param segments in the order of their numbering
 * @param sources the file that says which logs were read; null: none was
 * @param mapping which raw metrics the user takes for canonical ones
 * @param compression of the segments that are written next
 * @param setAside damaged segments that a repair passes over; none otherwise. On the disk they are segments like others
 * @param views queries with names, in the order of their names
 * @param tables of the user's own, in the order of their names
 */
record Manifest(long version, List<SegmentEntry> segments, @Nullable FileEntry sources, MetricMapping mapping,
        Compression compression, List<SegmentEntry> setAside, List<StoredView> views, List<StoredTable> tables) {

    static final String FILE = "manifest.json";
    /** 2: steps and wall times lie packed. 3: segments describe themselves, with checksums of blocks. */
    static final int FORMAT = 3;

    /** A file with its size in bytes and CRC-32C. */
    record FileEntry(String name, long size, int checksum) {}

    /**
     * A segment.
     *
     * @param id the name of its directory
     * @param runs how many runs are in its files, removed ones included
     * @param series likewise
     * @param points likewise
     * @param files all that the directory has
     * @param removed ids of runs in its files that were removed or replaced since
     */
    record SegmentEntry(String id, int runs, int series, long points, List<FileEntry> files, List<String> removed) {

        long size() {
            return files.stream().mapToLong(FileEntry::size).sum();
        }

        SegmentEntry withFile(FileEntry file) {
            List<FileEntry> more = new ArrayList<>(files);
            more.add(file);
            return new SegmentEntry(id, runs, series, points, List.copyOf(more), removed);
        }

        SegmentEntry withRemoved(List<String> ids) {
            return new SegmentEntry(id, runs, series, points, files, ids);
        }
    }

    /** With the settings of a new archive. */
    Manifest(long version, List<SegmentEntry> segments, @Nullable FileEntry sources) {
        this(version, segments, sources, MetricMapping.NONE, Compression.NONE, List.of(), List.of(), List.of());
    }

    private List<SegmentEntry> allSegments() {
        List<SegmentEntry> all = new ArrayList<>(setAside);
        all.addAll(segments);
        return all;
    }

    /** The same with some segments set aside. */
    Manifest without(Set<String> segmentIds) {
        return new Manifest(version, segments.stream().filter(segment -> !segmentIds.contains(segment.id)).toList(),
                sources, mapping, compression,
                segments.stream().filter(segment -> segmentIds.contains(segment.id)).toList(), views, tables);
    }

    byte[] toJson() throws IOException {
        return ChecksummedJson.write(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeNumberField("version", version);
            json.writeStringField("compression", compression.label());
            json.writeArrayFieldStart("segments");
            for (SegmentEntry segment : allSegments()) {
                json.writeStartObject();
                json.writeStringField("id", segment.id);
                json.writeNumberField("runs", segment.runs);
                json.writeNumberField("series", segment.series);
                json.writeNumberField("points", segment.points);
                writeFiles(json, "files", segment.files);
                json.writeArrayFieldStart("removed");
                for (String runId : segment.removed) {
                    json.writeString(runId);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            writeFiles(json, "sources", sources == null ? List.of() : List.of(sources));
            json.writeArrayFieldStart("views");
            for (StoredView view : views) {
                view.write(json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tables");
            for (StoredTable table : tables) {
                table.write(json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("mapping");
            for (MetricMapping.Entry entry : mapping.entries()) {
                json.writeStartObject();
                json.writeStringField("canonical", entry.canonical());
                json.writeStringField("metric", entry.metric());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void writeFiles(JsonGenerator json, String name, List<FileEntry> files) throws IOException {
        json.writeArrayFieldStart(name);
        for (FileEntry file : files) {
            json.writeStartObject();
            json.writeStringField("name", file.name);
            json.writeNumberField("size", file.size);
            json.writeStringField("crc32c", ChecksummedJson.hex(file.checksum));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Reads the manifest of an archive; NoSuchFileException if there is none. One of another format is NOT_SUPPORTED. */
    static Manifest read(Path path) throws IOException {
        try {
            return ChecksummedJson.read(path, json -> new Parser(path, json).manifest());
        } catch (IllegalArgumentException e) {
            throw DamagedFile.error(path, String.valueOf(e.getMessage()), e);
        }
    }

    private record Parser(Path path, JsonParser json) {

        Manifest manifest() throws IOException {
            long version = -1;
            boolean hasSegments = false;
            List<SegmentEntry> segments = new ArrayList<>();
            List<FileEntry> sources = List.of();
            MetricMapping mapping = MetricMapping.NONE;
            Compression compression = Compression.NONE;
            List<StoredView> views = new ArrayList<>();
            List<StoredTable> tables = new ArrayList<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "format" -> checkFormat(json.getIntValue());
                    case "compression" -> compression = Compression.of(json.getText());
                    case "version" -> version = json.getLongValue();
                    case "segments" -> {
                        hasSegments = true;
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            segments.add(segment());
                        }
                    }
                    case "sources" -> sources = files();
                    case "mapping" -> mapping = mapping();
                    case "views" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            views.add(StoredView.read(json));
                        }
                    }
                    case "tables" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            tables.add(StoredTable.read(json));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            if (version < 0 || !hasSegments) {
                throw new IllegalArgumentException("it is no manifest: it has no version or no segments");
            }
            return new Manifest(version, List.copyOf(segments), sources.isEmpty() ? null : sources.getFirst(),
                    mapping, compression, List.of(), List.copyOf(views), List.copyOf(tables));
        }

        private void checkFormat(int format) {
            if (format != FORMAT) {
                throw new OnsetException(OnsetException.Category.NOT_SUPPORTED, path + " is of archive format " + format
                        + (format < FORMAT ? " of an earlier version of Onset" : "")
                        + ", this version of Onset reads format " + FORMAT + "; "
                        + (format < FORMAT
                                ? "import its logs again into a new archive (onset import --archive NEW LOGS); the file "
                                        + "sources-*.json beside it lists where they lay"
                                : "use a newer version of Onset"));
            }
        }

        private SegmentEntry segment() throws IOException {
            String id = "";
            int runs = 0;
            int series = 0;
            long points = 0;
            List<FileEntry> files = List.of();
            List<String> removed = new ArrayList<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> id = plainName(json.getText());
                    case "runs" -> runs = json.getIntValue();
                    case "series" -> series = json.getIntValue();
                    case "points" -> points = json.getLongValue();
                    case "files" -> files = files();
                    case "removed" -> {
                        while (json.nextToken() == JsonToken.VALUE_STRING) {
                            removed.add(json.getText());
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            return new SegmentEntry(id, runs, series, points, files, List.copyOf(removed));
        }

        private MetricMapping mapping() throws IOException {
            List<MetricMapping.Entry> entries = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String canonical = "";
                String metric = "";
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "canonical" -> canonical = json.getText();
                        case "metric" -> metric = json.getText();
                        default -> json.skipChildren();
                    }
                }
                entries.add(new MetricMapping.Entry(canonical, metric));
            }
            return new MetricMapping(entries);
        }

        private List<FileEntry> files() throws IOException {
            List<FileEntry> files = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String fileName = "";
                long size = 0;
                int checksum = 0;
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "name" -> fileName = plainName(json.getText());
                        case "size" -> size = json.getLongValue();
                        case "crc32c" -> checksum = HexFormat.fromHexDigits(json.getText());
                        default -> json.skipChildren();
                    }
                }
                files.add(new FileEntry(fileName, size, checksum));
            }
            return List.copyOf(files);
        }

    }

    /** A name must not lead out of the archive's directory. */
    static String plainName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a file of an archive");
        }
        return name;
    }
}
