package dev.onset.archive.arrow;

/**
 * A file as it was written.
 *
 * @param size in bytes
 * @param checksum CRC-32C of all its bytes
 */
public record WrittenFile(long size, int checksum) {}
