package dev.onset.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Writes a {@code .wandb} file byte by byte. */
public final class WandbFileBytes {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public WandbFileBytes() {
        out.writeBytes(new byte[]{':', 'W', '&', 'B', (byte) 0xE1, (byte) 0xBE, 0});
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public int size() {
        return out.size();
    }

    /** A row of history; items are keys and JSON values in turn. */
    public WandbFileBytes history(long step, String... items) {
        ProtobufBytes row = items(1, items);
        return record(new ProtobufBytes().message(2, row.message(2, new ProtobufBytes().varint(1, step))));
    }

    public WandbFileBytes config(String... items) {
        return record(new ProtobufBytes().message(5, items(1, items)));
    }

    public WandbFileBytes summary(String... items) {
        return record(new ProtobufBytes().message(3, items(1, items)));
    }

    public WandbFileBytes run(String id, String project, String name) {
        return record(new ProtobufBytes().message(17, new ProtobufBytes().text(1, id).text(3, project).text(8, name)
                .text(10, "a").text(10, "b").message(17, new ProtobufBytes().varint(1, 1_700_000_000))));
    }

    public WandbFileBytes exit(int code, int runtime) {
        return record(new ProtobufBytes().message(18, new ProtobufBytes().varint(1, code).varint(2, runtime)));
    }

    public static ProtobufBytes items(int field, String... items) {
        ProtobufBytes message = new ProtobufBytes();
        for (int i = 0; i < items.length; i += 2) {
            message.message(field, new ProtobufBytes().text(1, items[i]).text(16, items[i + 1]));
        }
        return message;
    }

    /** Cuts a record into fragments where a block ends. */
    public WandbFileBytes record(ProtobufBytes record) {
        byte[] data = record.bytes();
        int at = 0;
        boolean first = true;
        do {
            int left = BLOCK - out.size() % BLOCK;
            if (left < HEADER) {
                out.writeBytes(new byte[left]);
                left = BLOCK;
            }
            int length = Math.min(data.length - at, left - HEADER);
            boolean last = at + length == data.length;
            fragment(first && last ? 1 : first ? 2 : last ? 4 : 3, data, at, length);
            at += length;
            first = false;
        } while (at < data.length);
        return this;
    }

    private void fragment(int type, byte[] data, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data, offset, length);
        out.writeBytes(ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue())
                .putShort((short) length).put((byte) type).array());
        out.write(data, offset, length);
    }
}
