package dev.onset.ingest.wandb;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFormatException;

/**
 * The records of a {@code .wandb} file: LevelDB's log format behind a header of seven bytes ({@code :W&B}, the magic number
 * 0xBEE1 and a version). The file is cut into blocks of 32 KiB. A record is one or more fragments, each with
 *
 * <pre>
 * uint32 CRC-32 of type and content, uint16 length, uint8 type (1 whole, 2 first, 3 middle, 4 last), length bytes
 * </pre>
 *
 * all little endian. A fragment does not cross a block's end; fewer than seven bytes left in a block are zeros. A file that
 * ends within a record is still being written, or its writer was killed: its last record is cut, which is no error.
 */
final class DatastoreFile implements AutoCloseable {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int FILE_HEADER = 7;
    private static final int WHOLE = 1;
    private static final int FIRST = 2;
    private static final int MIDDLE = 3;
    private static final int LAST = 4;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final InputStream in;
    private final byte[] header = new byte[HEADER];
    private final CRC32 crc = new CRC32();
    private long offset;
    private long recordOffset;
    private boolean cut;

    DatastoreFile(Path path) throws IOException, LogFormatException {
        this.path = path;
        this.in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        byte[] start = in.readNBytes(FILE_HEADER);
        offset = start.length;
        if (start.length < FILE_HEADER) {
            cut = true;
        } else if (start[0] != ':' || start[1] != 'W' || start[2] != '&' || start[3] != 'B'
                || (short) SHORT.get(start, 4) != (short) 0xBEE1) {
            in.close();
            throw new LogFormatException(path, "byte 0", "is no W&B run file: it does not begin with ':W&B'");
        }
    }

    /**
     * The next record's bytes; null at the end, also if the last record is cut.
     *
     * @throws LogFormatException with the fragment's offset if it is not what it should be
     */
    byte @Nullable [] next() throws IOException, LogFormatException {
        ByteArrayOutputStream record = null;
        while (!cut) {
            long fragmentOffset = nextHeader();
            if (fragmentOffset < 0) {
                cut |= record != null;
                return null;
            }
            int length = Short.toUnsignedInt((short) SHORT.get(header, 4));
            int type = header[6];
            byte[] data = in.readNBytes(length);
            offset += data.length;
            if (data.length < length) {
                recordOffset = record == null ? fragmentOffset : recordOffset;
                cut = true;
                return null;
            }
            check(fragmentOffset, type, data, record != null);
            if (type == WHOLE) {
                recordOffset = fragmentOffset;
                return data;
            }
            if (type == FIRST) {
                recordOffset = fragmentOffset;
                record = new ByteArrayOutputStream(BLOCK * 2);
            }
            if (record == null) {
                throw new IllegalStateException("checked above");
            }
            record.writeBytes(data);
            if (type == LAST) {
                return record.toByteArray();
            }
        }
        return null;
    }

    /** Reads the header of the next fragment; returns its offset, or -1 at the end of the file. */
    private long nextHeader() throws IOException {
        int left = BLOCK - (int) (offset % BLOCK);
        if (left < HEADER) {
            offset += in.readNBytes(left).length;
        }
        long at = offset;
        int read = in.readNBytes(header, 0, HEADER);
        offset += read;
        if (read < HEADER) {
            cut |= read > 0;
            recordOffset = read > 0 ? at : recordOffset;
            return -1;
        }
        return at;
    }

    private void check(long at, int type, byte[] data, boolean within) throws LogFormatException {
        crc.reset();
        crc.update(type);
        crc.update(data, 0, data.length);
        if ((int) crc.getValue() != (int) INT.get(header, 0)) {
            throw new LogFormatException(path, "byte " + at, "the record is corrupt: its checksum does not match");
        }
        boolean fits = switch (type) {
            case WHOLE, FIRST -> !within;
            case MIDDLE, LAST -> within;
            default -> false;
        };
        if (!fits) {
            throw new LogFormatException(path, "byte " + at, "a fragment of type " + type + " does not belong here");
        }
    }

    /** Where the record begins that was read last, or that is cut. */
    long recordOffset() {
        return recordOffset;
    }

    /** Whether the file ended within a record. */
    boolean isCut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
