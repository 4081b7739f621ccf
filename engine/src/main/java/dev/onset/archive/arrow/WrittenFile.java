package dev.onset.archive.arrow;

/**
 * A file as it was written.
 *
 * @param size in bytes
 * @param checksum CRC-32C of all its bytes
 * @param blocks CRC-32C of each of its blocks of {@link BlockVerifier#BLOCK_BYTES}
 */
public record WrittenFile(long size, int checksum, int[] blocks) {}
