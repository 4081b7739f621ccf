package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/** When the points of a curve were logged: microseconds since 1970 UTC. Unpacked when first asked for; thread-safe. */
public final class WallTimes {

    private final @Nullable LongLists lists;
    private final int id;
    private volatile @Nullable MemorySegment items;

    WallTimes(LongLists lists, int id) {
        this.lists = lists;
        this.id = id;
    }

    WallTimes(MemorySegment items) {
        this.lists = null;
        this.id = -1;
        this.items = items;
    }

    /** The time at an index, or {@link StepAxis#NO_TIME} where it is unknown. */
    public long at(int index) {
        return items().getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    MemorySegment items() {
        MemorySegment known = items;
        if (known == null) {
            known = lists == null ? MemorySegment.NULL : lists.items(id);
            items = known;
        }
        return known;
    }
}
