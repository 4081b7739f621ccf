package dev.onset.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes protocol buffers field by field, so that tests do not lean on the generated classes that they test. */
public final class ProtobufBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public byte[] bytes() {
        return out.toByteArray();
    }

    public ProtobufBytes varint(int field, long value) {
        raw((long) field << 3);
        raw(value);
        return this;
    }

    public ProtobufBytes fixed32(int field, float value) {
        raw(((long) field << 3) | 5);
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
        return this;
    }

    public ProtobufBytes fixed64(int field, double value) {
        raw(((long) field << 3) | 1);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
        return this;
    }

    public ProtobufBytes bytes(int field, byte[] value) {
        raw(((long) field << 3) | 2);
        raw(value.length);
        out.writeBytes(value);
        return this;
    }

    public ProtobufBytes message(int field, ProtobufBytes value) {
        return bytes(field, value.bytes());
    }

    public ProtobufBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private void raw(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
