package dev.onset.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import dev.onset.archive.arrow.DamagedFile;

/**
 * A JSON object whose first member is the CRC-32C of all bytes behind that member, so that a changed byte is found when the
 * file is read.
 */
final class ChecksummedJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String PREFIX = "{\"crc32c\":\"";
    private static final int CHECKSUM_DIGITS = 8;
    /** The prefix, the digits, a quotation mark. */
    private static final int SUMMED_FROM = PREFIX.length() + CHECKSUM_DIGITS + 1;

    /** Writes the members of the object. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** Reads a value; the parser stands on its first token. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    private ChecksummedJson() {}

    static byte[] write(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("crc32c", "0".repeat(CHECKSUM_DIGITS));
            content.write(json);
            json.writeEndObject();
        }
        byte[] result = bytes.toByteArray();
        byte[] digits = hex(checksum(result)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, result, PREFIX.length(), CHECKSUM_DIGITS);
        return result;
    }

    /** Reads a file; one that is damaged is an error of category ARCHIVE. */
    static <T> T read(Path path, Reader<T> reader) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String front = new String(bytes, 0, Math.min(bytes.length, SUMMED_FROM), StandardCharsets.US_ASCII);
        if (front.length() < SUMMED_FROM || !front.startsWith(PREFIX)) {
            throw DamagedFile.error(path, "it does not begin with " + PREFIX + "; it may have been cut off");
        }
        String expected = front.substring(PREFIX.length(), PREFIX.length() + CHECKSUM_DIGITS);
        String found = hex(checksum(bytes));
        if (!expected.equals(found)) {
            throw DamagedFile.error(path, "its checksum is " + found + " instead of " + expected);
        }
        try (JsonParser json = FACTORY.createParser(bytes)) {
            json.nextToken();
            return reader.read(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw DamagedFile.error(path, e.getOriginalMessage(), e);
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, SUMMED_FROM, bytes.length - SUMMED_FROM);
        return (int) checksum.getValue();
    }

    static String hex(int checksum) {
        return HexFormat.of().toHexDigits(checksum);
    }
}
