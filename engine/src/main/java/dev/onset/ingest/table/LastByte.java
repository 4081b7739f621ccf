package dev.onset.ingest.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the last byte that was read, which the parser of a table does not tell. */
final class LastByte extends FilterInputStream {

    private int last = '\n';

    LastByte(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        last = value < 0 ? last : value;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            last = bytes[offset + read - 1];
        }
        return read;
    }

    /** Whether what was read ends a line; so does nothing at all. */
    boolean isLineEnd() {
        return last == '\n' || last == '\r';
    }
}
