package dev.onset.sql.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.calcite.rel.core.CorrelationId;

/** Where the columns of the rows lie that the part of a query being translated depends on: those of each query around it in turn. */
final class OuterColumns {

    private final Map<CorrelationId, Integer> firstSlots = new HashMap<>();
    private int slots;

    /** The slot that the next query around gets. */
    int firstSlot() {
        return slots;
    }

    /** Translates what depends on the rows of a query with so many columns. */
    <T> T within(CorrelationId id, int columns, Supplier<T> translation) {
        int first = slots;
        firstSlots.put(id, first);
        slots += columns;
        try {
            return translation.get();
        } finally {
            slots = first;
            firstSlots.remove(id);
        }
    }

    int slot(CorrelationId id, int column) {
        Integer first = firstSlots.get(id);
        if (first == null) {
            throw new IllegalStateException("no query around gives " + id);
        }
        return first + column;
    }
}
