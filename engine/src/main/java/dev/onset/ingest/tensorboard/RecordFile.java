package dev.onset.ingest.tensorboard;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;

/**
 * The records of a TFRecord file. Each is framed as
 *
 * <pre>
 * uint64 length, uint32 masked CRC-32C of these 8 bytes, length bytes, uint32 masked CRC-32C of them
 * </pre>
 *
 * all little endian. Both checksums are verified. A file that ends within a record is still being written, or its writer was
 * killed: its last record is cut, which is no error.
 */
final class RecordFile implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int FOOTER = 4;
    private static final int MASK_DELTA = 0xa282ead8;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final InputStream in;
    private final long size;
    private final CRC32C crc = new CRC32C();
    private final byte[] header = new byte[HEADER];
    private long offset;
    private boolean cut;

    RecordFile(LogFile file) throws IOException {
        this.path = file.path();
        this.size = Files.size(file.path());
        this.in = new BufferedInputStream(file.open(), 1 << 17);
    }

    /**
     * The next record's bytes; null at the end, also if the last record is cut.
     *
     * @throws LogFormatException with the record's offset if a checksum is wrong
     */
    byte @Nullable [] next() throws IOException, LogFormatException {
        int read = in.readNBytes(header, 0, HEADER);
        if (read < HEADER) {
            cut = read > 0;
            return null;
        }
        long length = (long) LONG.get(header, 0);
        if (masked(header, 8) != (int) INT.get(header, 8)) {
            throw corrupt("the checksum of its length does not match");
        }
        if (length < 0 || length > size - offset - HEADER - FOOTER) {
            cut = true;
            return null;
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw corrupt("it says to be " + length + " bytes long");
        }
        byte[] data = in.readNBytes((int) length);
        byte[] footer = in.readNBytes(FOOTER);
        if (data.length < length || footer.length < FOOTER) {
            cut = true;
            return null;
        }
        if (masked(data, data.length) != (int) INT.get(footer, 0)) {
            throw corrupt("the checksum of its content does not match");
        }
        offset += HEADER + length + FOOTER;
        return data;
    }

    /** Where the record begins that {@link #next} reads next. */
    long offset() {
        return offset;
    }

    /** Whether the file ended within a record. */
    boolean isCut() {
        return cut;
    }

    private LogFormatException corrupt(String what) {
        return new LogFormatException(path, "byte " + offset, "the record is corrupt: " + what);
    }

    /** The checksum in the form in which it is stored beside the data it covers. */
    private int masked(byte[] data, int length) {
        crc.reset();
        crc.update(data, 0, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + MASK_DELTA;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
