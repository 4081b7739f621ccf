package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one copy of lists of 64-bit integers of equal content. */
final class SharedLists {

    private static final class Key {
        private final MemorySegment items;
        private final int hash;

        Key(MemorySegment items) {
            this.items = items;
            this.hash = hash(items);
        }

        private static int hash(MemorySegment items) {
            long hash = 1;
            for (LongCursor cursor = new LongCursor(items); cursor.hasNext();) {
                hash = (hash ^ cursor.next()) * 0x9E37_79B9_7F4A_7C15L;
                hash ^= hash >>> 32;
            }
            return Long.hashCode(hash);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && items.mismatch(key.items) == -1;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Map<Key, Integer> ids = new HashMap<>();
    private final List<MemorySegment> lists = new ArrayList<>();
    private long items;

    /** The id of a list; it must not be changed afterwards. */
    int add(MemorySegment list) {
        Key key = new Key(list);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        ids.put(key, lists.size());
        lists.add(list);
        items += list.byteSize() / Long.BYTES;
        return lists.size() - 1;
    }

    MemorySegment get(int id) {
        return lists.get(id);
    }

    /** The number of items that are kept. */
    long items() {
        return items;
    }
}
