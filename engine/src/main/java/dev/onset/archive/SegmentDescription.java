package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.BlockVerifier;
import dev.onset.archive.arrow.DamagedFile;
import dev.onset.archive.arrow.WrittenFile;

/**
 * What a segment says about itself in its {@code segment.json}: the checksums that reads are compared with, and all that is
 * needed to find it again when the manifest is lost.
 *
 * @param segment as the manifest names it, without removed runs and without the file {@code segment.json} itself
 * @param blocks for each file the CRC-32C of each of its blocks
 * @param names its runs in the order of rows; empty if they were not asked for
 */
record SegmentDescription(Manifest.SegmentEntry segment, Map<String, int[]> blocks, List<RunName> names) {

    static final String FILE = "segment.json";

    /** A run and where its log lay. */
    record RunName(String runId, @Nullable String path) {}

    /** Writes the file; returns the segment with this file among its files. */
    static Manifest.SegmentEntry write(Path directory, Manifest.SegmentEntry segment, Map<String, int[]> blocks,
            List<RunName> names) throws IOException {
        byte[] bytes = ChecksummedJson.write(json -> {
            json.writeNumberField("format", Manifest.FORMAT);
            json.writeStringField("id", segment.id());
            json.writeNumberField("runs", segment.runs());
            json.writeNumberField("series", segment.series());
            json.writeNumberField("points", segment.points());
            json.writeNumberField("block_bytes", BlockVerifier.BLOCK_BYTES);
            json.writeArrayFieldStart("files");
            for (Manifest.FileEntry file : segment.files()) {
                json.writeStartObject();
                json.writeStringField("name", file.name());
                json.writeNumberField("size", file.size());
                json.writeStringField("crc32c", ChecksummedJson.hex(file.checksum()));
                json.writeStringField("blocks", hex(blocks.getOrDefault(file.name(), new int[0])));
                json.writeEndObject();
            }
            json.writeEndArray();
            writeNames(json, names);
        });
        DurableFiles.write(directory.resolve(FILE), bytes);
        var files = new ArrayList<>(segment.files());
        files.add(new Manifest.FileEntry(FILE, bytes.length, checksum(bytes)));
        return new Manifest.SegmentEntry(segment.id(), segment.runs(), segment.series(), segment.points(),
                List.copyOf(files), segment.removed());
    }

    /** Comes last: who only wants the checksums need not read it. */
    private static void writeNames(JsonGenerator json, List<RunName> names) throws IOException {
        json.writeArrayFieldStart("names");
        for (RunName name : names) {
            json.writeStartArray();
            json.writeString(name.runId);
            json.writeString(name.path);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static String hex(int[] checksums) {
        var text = new StringBuilder(8 * checksums.length);
        for (int checksum : checksums) {
            text.append(ChecksummedJson.hex(checksum));
        }
        return text.toString();
    }

    static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    /** The checksums; a file that is not the one that the manifest's segment names is an error of category ARCHIVE. */
    static SegmentDescription read(Path directory, Manifest.SegmentEntry segment) throws IOException {
        Path path = directory.resolve(FILE);
        Manifest.FileEntry expected = segment.files().stream().filter(file -> file.name().equals(FILE)).findFirst()
                .orElseThrow(() -> DamagedFile.error(path, "the manifest does not name it"));
        int checksum = checksum(Files.readAllBytes(path));
        if (checksum != expected.checksum()) {
            throw DamagedFile.error(path, "its checksum is " + ChecksummedJson.hex(checksum) + " instead of "
                    + ChecksummedJson.hex(expected.checksum()));
        }
        return read(directory, false);
    }

    /** What the segment in a directory says, whether or not a manifest names it. */
    static SegmentDescription read(Path directory, boolean withNames) throws IOException {
        Path path = directory.resolve(FILE);
        try {
            return ChecksummedJson.read(path, json -> parse(json, withNames));
        } catch (IllegalArgumentException e) {
            throw DamagedFile.error(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static SegmentDescription parse(JsonParser json, boolean withNames) throws IOException {
        String id = "";
        int runs = 0;
        int series = 0;
        long points = 0;
        List<Manifest.FileEntry> files = new ArrayList<>();
        Map<String, int[]> blocks = new LinkedHashMap<>();
        List<RunName> names = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getText();
                case "runs" -> runs = json.getIntValue();
                case "series" -> series = json.getIntValue();
                case "points" -> points = json.getLongValue();
                case "block_bytes" -> {
                    if (json.getIntValue() != BlockVerifier.BLOCK_BYTES) {
                        throw new IllegalArgumentException("its blocks have " + json.getIntValue()
                                + " bytes instead of " + BlockVerifier.BLOCK_BYTES);
                    }
                }
                case "files" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        files.add(file(json, blocks));
                    }
                }
                case "names" -> {
                    if (!withNames) {
                        return new SegmentDescription(
                                new Manifest.SegmentEntry(id, runs, series, points, files, List.of()), blocks, names);
                    }
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        String runId = String.valueOf(json.nextTextValue());
                        String path = json.nextTextValue();
                        json.nextToken();
                        names.add(new RunName(runId, path));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new SegmentDescription(new Manifest.SegmentEntry(id, runs, series, points, files, List.of()), blocks,
                names);
    }

    private static Manifest.FileEntry file(JsonParser json, Map<String, int[]> blocks) throws IOException {
        String fileName = "";
        long size = 0;
        int checksum = 0;
        int[] ofBlocks = {};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "name" -> fileName = Manifest.plainName(json.getText());
                case "size" -> size = json.getLongValue();
                case "crc32c" -> checksum = HexFormat.fromHexDigits(json.getText());
                case "blocks" -> ofBlocks = checksums(json.getText());
                default -> json.skipChildren();
            }
        }
        blocks.put(fileName, ofBlocks);
        return new Manifest.FileEntry(fileName, size, checksum);
    }

    private static int[] checksums(String hex) {
        int[] checksums = new int[hex.length() / 8];
        for (int i = 0; i < checksums.length; i++) {
            checksums[i] = HexFormat.fromHexDigits(hex, 8 * i, 8 * i + 8);
        }
        return checksums;
    }

    /** The checksums of a file as it is now. */
    static WrittenFile sum(Path path) throws IOException {
        CRC32C whole = new CRC32C();
        long size = 0;
        var blocks = new ArrayList<Integer>();
        try (var bytes = Files.newInputStream(path)) {
            for (byte[] block = bytes.readNBytes(BlockVerifier.BLOCK_BYTES); block.length > 0; block = bytes
                    .readNBytes(BlockVerifier.BLOCK_BYTES)) {
                whole.update(block);
                blocks.add(checksum(block));
                size += block.length;
            }
        }
        return new WrittenFile(size, (int) whole.getValue(), blocks.stream().mapToInt(Integer::intValue).toArray());
    }
}
