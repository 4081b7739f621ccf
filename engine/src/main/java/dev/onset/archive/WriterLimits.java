package dev.onset.archive;

/**
 * How much a writer holds and writes at once.
 *
 * @param weight numbers of 8 bytes that are held in memory before they are written as a segment
 * @param batch what goes into one record batch
 */
record WriterLimits(long weight, BatchLimits batch) {

    /** An eighth of the heap, and never more than 256 MB. */
    static final WriterLimits STANDARD = new WriterLimits(
            Math.min(1L << 25, Runtime.getRuntime().maxMemory() / 8 / Long.BYTES), BatchLimits.STANDARD);
}
