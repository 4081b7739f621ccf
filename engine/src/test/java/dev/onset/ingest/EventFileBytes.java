package dev.onset.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Writes a TensorBoard event file byte by byte. */
public final class EventFileBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public EventFileBytes() {
        event(new ProtobufBytes().fixed64(1, 1_700_000_000.0).text(3, "brain.Event:2"));
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public int size() {
        return out.size();
    }

    /** Frames an event with its length and the two checksums. */
    public EventFileBytes event(ProtobufBytes event) {
        byte[] data = event.bytes();
        byte[] length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
        out.writeBytes(length);
        out.writeBytes(masked(length));
        out.writeBytes(data);
        out.writeBytes(masked(data));
        return this;
    }

    /** A scalar as TensorFlow 1 and PyTorch write it. */
    public EventFileBytes scalar(String tag, long step, double wallTime, float value) {
        return value(step, wallTime, new ProtobufBytes().text(1, tag).fixed32(2, value));
    }

    /** A scalar as TensorFlow 2 writes it: a tensor, and the plugin that it belongs to. */
    public EventFileBytes tensor(String tag, long step, String plugin, ProtobufBytes tensor) {
        ProtobufBytes metadata = new ProtobufBytes().message(1, new ProtobufBytes().text(1, plugin));
        return value(step, 1_700_000_001.0, new ProtobufBytes().text(1, tag).message(8, tensor).message(9, metadata));
    }

    /** What the hparams plugin writes: everything is in the metadata. */
    public EventFileBytes hparams(String tag, ProtobufBytes pluginData) {
        ProtobufBytes plugin = new ProtobufBytes().text(1, "hparams").message(2, pluginData);
        return value(0, 1_700_000_000.5,
                new ProtobufBytes().text(1, tag).message(9, new ProtobufBytes().message(1, plugin)));
    }

    private EventFileBytes value(long step, double wallTime, ProtobufBytes value) {
        return event(new ProtobufBytes().fixed64(1, wallTime).varint(2, step)
                .message(5, new ProtobufBytes().message(1, value)));
    }

    private static byte[] masked(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        long value = crc.getValue();
        long masked = (((value >>> 15) | (value << 17)) + 0xa282ead8L) & 0xFFFFFFFFL;
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) masked).array();
    }
}
