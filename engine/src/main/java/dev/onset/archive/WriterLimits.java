package dev.onset.archive;

import dev.onset.archive.arrow.Compression;

/**
 * How much a writer holds and writes at once, and how.
 *
 * @param weight numbers of 8 bytes that are held in memory before they are written as a segment
 * @param batch what goes into one record batch
 * @param compression of the files that are written
 */
record WriterLimits(long weight, BatchLimits batch, Compression compression) {

    WriterLimits(long weight, BatchLimits batch) {
        this(weight, batch, Compression.NONE);
    }

    /** An eighth of the heap, and never more than 256 MB. */
    static final WriterLimits STANDARD = new WriterLimits(
            Math.min(1L << 25, Runtime.getRuntime().maxMemory() / 8 / Long.BYTES), BatchLimits.STANDARD);

    WriterLimits with(Compression other) {
        return new WriterLimits(weight, batch, other);
    }
}
