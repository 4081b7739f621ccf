package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Which of the shared lists a segment uses, numbered in the order of first use. */
final class ListNumbering {

    /**
     * A list that is used.
     *
     * @param base a list of the same length that it may be packed on; null: none
     * @param baseId its id among the shared lists
     */
    record Used(MemorySegment items, @Nullable MemorySegment base, int baseId) {

        long length() {
            return items.byteSize() / Long.BYTES;
        }

        PackedList packed() {
            return PackedList.of(items, base);
        }
    }

    private final SharedLists lists;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<Used> used = new ArrayList<>();
    private final Set<Integer> bases = new HashSet<>();

    ListNumbering(SharedLists lists) {
        this.lists = lists;
    }

    /** Others may be packed on this one, so it is not packed on another; to be said before lists are numbered. */
    void isBase(int id) {
        bases.add(id);
    }

    /** The number of a list; −1 for a negative id. */
    int number(int id) {
        return number(id, -1);
    }

    /** The same, and what it may be packed on: a base, or −1. */
    int number(int id, int baseId) {
        if (id < 0) {
            return -1;
        }
        Integer known = numbers.get(id);
        if (known != null) {
            return known;
        }
        MemorySegment items = lists.get(id);
        MemorySegment base = baseId >= 0 && !bases.contains(id) ? lists.get(baseId) : null;
        boolean fits = base != null && base.byteSize() == items.byteSize();
        numbers.put(id, used.size());
        used.add(new Used(items, fits ? base : null, baseId));
        return used.size() - 1;
    }

    List<Used> used() {
        return used;
    }
}
