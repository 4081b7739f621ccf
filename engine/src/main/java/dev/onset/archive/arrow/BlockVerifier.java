package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Compares the blocks of a mapped file with their checksums, each before it is first read; later reads of it cost one look at a
 * flag. Thread-safe: threads that meet at a block both compare it, and the flag may be seen late, which costs time alone.
 */
public final class BlockVerifier {

    /** A block has so many bytes, the last one of a file fewer. */
    public static final int BLOCK_BYTES = 1 << 16;
    private static final int BLOCK_SHIFT = 16;

    private final Path path;
    private final MemorySegment file;
    private final int[] checksums;
    private final boolean[] verified;
    private int left;
    private boolean complete;

    private BlockVerifier(Path path, MemorySegment file, int[] checksums) {
        this.path = path;
        this.file = file;
        this.checksums = checksums;
        this.verified = new boolean[checksums.length];
        this.left = checksums.length;
        this.complete = checksums.length == 0;
    }

    /** Compares nothing. */
    static BlockVerifier trusting(Path path, MemorySegment file) {
        return new BlockVerifier(path, file, new int[0]);
    }

    /** @param checksums CRC-32C of each block; a number of them that does not fit the file is an error of category ARCHIVE */
    static BlockVerifier of(Path path, MemorySegment file, int[] checksums) {
        long blocks = (file.byteSize() + BLOCK_BYTES - 1) >>> BLOCK_SHIFT;
        if (blocks != checksums.length) {
            throw DamagedFile.error(path,
                    "it has " + file.byteSize() + " bytes, which are " + blocks + " blocks instead of "
                            + checksums.length);
        }
        return new BlockVerifier(path, file, checksums);
    }

    /** To be called before so many bytes of the file are read; damage is an error of category ARCHIVE that names the place. */
    public void verify(long offset, long bytes) {
        if (complete || bytes == 0) {
            return;
        }
        int last = (int) ((offset + bytes - 1) >>> BLOCK_SHIFT);
        for (int block = (int) (offset >>> BLOCK_SHIFT); block <= last; block++) {
            if (!verified[block]) {
                compare(block);
            }
        }
    }

    private void compare(int block) {
        checkNotCutOff();
        long start = (long) block << BLOCK_SHIFT;
        long bytes = Math.min(BLOCK_BYTES, file.byteSize() - start);
        CRC32C checksum = new CRC32C();
        checksum.update(file.asSlice(start, bytes).asByteBuffer());
        if ((int) checksum.getValue() != checksums[block]) {
            throw DamagedFile.error(path, "the checksum of its bytes " + start + " to " + (start + bytes - 1) + " is "
                    + Integer.toHexString((int) checksum.getValue()) + " instead of "
                    + Integer.toHexString(checksums[block]));
        }
        synchronized (this) {
            if (!verified[block]) {
                verified[block] = true;
                left--;
                complete = left == 0;
            }
        }
    }

    /** The system kills who reads mapped memory behind the end of its file. */
    private void checkNotCutOff() {
        try {
            long size = Files.size(path);
            if (size < file.byteSize()) {
                throw DamagedFile.error(path, "it was cut off to " + size + " of " + file.byteSize() + " bytes");
            }
        } catch (NoSuchFileException e) {
            // A later commit has removed it. What is mapped stays as it is.
            return;
        } catch (IOException e) {
            throw DamagedFile.error(path, "it cannot be read: " + e.getMessage(), e);
        }
    }
}
