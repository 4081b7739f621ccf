package dev.onset.archive;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Steps at a regular distance, unpacked once for all segments of all archives: most curves have the steps 0, 1, 2 …, and where each
 * segment had them in memory for itself, these would be half as much as the curves. Thread-safe.
 */
final class Ramps {

    private static final long ALIGNMENT = 64;

    /** What all steps at a regular distance from the same first one have in common. */
    record Ramp(long first, long stride) {

        // Those that Java would make for a record are put together when they are first called, which a small query would notice.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ramp ramp && first == ramp.first && stride == ramp.stride;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(first) + Long.hashCode(stride);
        }
    }

    /** The longest of each; in memory as long as somebody holds it. Guarded by itself. */
    private static final Map<Ramp, WeakReference<MemorySegment>> LONGEST = new HashMap<>();

    private Ramps() {}

    /** At least so many steps, aligned to 64 bytes. The caller holds this segment itself, not only parts of it, to share it with others. */
    static MemorySegment atLeast(int length, Ramp ramp) {
        synchronized (LONGEST) {
            WeakReference<MemorySegment> reference = LONGEST.get(ramp);
            MemorySegment known = reference == null ? null : reference.get();
            if (known == null || known.byteSize() < 8L * length) {
                LONGEST.values().removeIf(other -> other.get() == null);
                known = Arena.ofAuto().allocate(8L * length, ALIGNMENT);
                new PackedList(length, ramp.first, ramp.stride, false, 0, MemorySegment.NULL).unpack(known, null);
                LONGEST.put(ramp, new WeakReference<>(known));
            }
            return known;
        }
    }
}
