package dev.onset.archive;

import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.BlockVerifier;

/**
 * The memory of one list of numbers, compared with its checksums when it is first asked for. Thread-safe: who sees the flag late
 * asks the file's verifier once more.
 */
final class CheckedMemory {

    private final MemorySegment base;
    private final @Nullable BlockVerifier verifier;
    private final long position;
    private final long bytes;
    private boolean verified;

    /**
     * @param verifier of the file that the memory is mapped from; null: the memory is not of a file
     * @param position in the file
     */
    CheckedMemory(MemorySegment base, @Nullable BlockVerifier verifier, long position, long bytes) {
        this.base = base;
        this.verifier = verifier;
        this.position = position;
        this.bytes = bytes;
        this.verified = verifier == null;
    }

    MemorySegment base() {
        if (!verified) {
            verify();
        }
        return base;
    }

    /** Where it lies, for comparisons; nothing is read. */
    long address() {
        return base.address();
    }

    private void verify() {
        if (verifier != null) {
            verifier.verify(position, bytes);
        }
        verified = true;
    }
}
