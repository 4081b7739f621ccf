package dev.onset.cli.demo.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One protocol-buffers message in its wire format: fields in the order in which they are added. */
final class ProtobufBytes {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtobufBytes integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    ProtobufBytes float64(int field, double value) {
        tag(field, EIGHT_BYTES);
        littleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
        return this;
    }

    ProtobufBytes float32(int field, float value) {
        tag(field, FOUR_BYTES);
        littleEndian(Float.floatToRawIntBits(value), Float.BYTES);
        return this;
    }

    ProtobufBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtobufBytes message(int field, ProtobufBytes value) {
        return bytes(field, value.toByteArray());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private ProtobufBytes bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    /** Seven bits a byte, lowest first; the highest bit says that more follow. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private void littleEndian(long bits, int length) {
        for (int i = 0; i < length; i++) {
            bytes.write((int) (bits >>> (8 * i)));
        }
    }
}
