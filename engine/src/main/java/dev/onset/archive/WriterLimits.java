package dev.onset.archive;

/**
 * How much a writer holds and writes at once.
 *
 * @param weight numbers of 8 bytes that are held in memory before they are written as a segment
 * @param batch what goes into one record batch
 */
record WriterLimits(long weight, BatchLimits batch) {

    static final WriterLimits STANDARD = new WriterLimits(1L << 25, BatchLimits.STANDARD);
}
