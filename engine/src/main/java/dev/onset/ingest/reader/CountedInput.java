package dev.onset.ingest.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells now and then how many bytes were read since it last did. */
final class CountedInput extends FilterInputStream {

    private static final long TELL_EVERY = 1 << 20;

    private final LongConsumer listener;
    private long untold;

    CountedInput(InputStream in, LongConsumer listener) {
        super(in);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(long bytes) {
        untold += bytes;
        if (untold >= TELL_EVERY) {
            listener.accept(untold);
            untold = 0;
        }
    }
}
