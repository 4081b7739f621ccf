package dev.onset.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one copy of lists of equal content. */
final class SharedLists {

    private static final class Key {
        private final long[] items;
        private final int hash;

        Key(long[] items) {
            this.items = items;
            this.hash = Arrays.hashCode(items);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(items, key.items);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Map<Key, Integer> ids = new HashMap<>();
    private final List<long[]> lists = new ArrayList<>();
    private long items;

    /** The id of a list; it must not be changed afterwards. */
    int add(long[] list) {
        Key key = new Key(list);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        ids.put(key, lists.size());
        lists.add(list);
        items += list.length;
        return lists.size() - 1;
    }

    long[] get(int id) {
        return lists.get(id);
    }

    /** The number of items that are kept. */
    long items() {
        return items;
    }
}
