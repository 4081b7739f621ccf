package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Where the bytes of messages go, front to back, little-endian. */
interface MessageOutput {

    /** How many bytes were put. */
    long position();

    void putInt(int value) throws IOException;

    void putBytes(ByteBuffer bytes) throws IOException;

    /** The memory of a segment as it is; the machine must be little-endian, which opening an archive has checked. */
    void putSegment(MemorySegment segment) throws IOException;

    void putZeros(long count) throws IOException;
}
