package dev.onset.exec;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;

/** The ids of some runs, known by the numbers of the runs. Read-only. */
public final class RunIdSet extends AbstractSet<String> {

    private final RunTable table;
    private final BitSet runs;

    /** @param runs their numbers; not to be changed afterwards */
    public RunIdSet(RunTable table, BitSet runs) {
        this.table = table;
        this.runs = runs;
    }

    /**
     * What is left of a restriction that is restricted further.
     *
     * @param known null: there was none
     */
    public static Set<String> intersection(@Nullable Set<String> known, Set<String> values) {
        if (known == null) {
            return values;
        }
        if (known instanceof RunIdSet first && values instanceof RunIdSet second && first.table == second.table) {
            BitSet both = (BitSet) first.runs.clone();
            both.and(second.runs);
            return new RunIdSet(first.table, both);
        }
        Set<String> both = new HashSet<>(known);
        both.retainAll(values);
        return both;
    }

    /** Whether it is about the runs of this table. */
    public boolean isOf(RunTable other) {
        return other == table;
    }

    public boolean contains(int run) {
        return runs.get(run);
    }

    @Override
    public boolean contains(@Nullable Object id) {
        int run = id instanceof String text ? table.find(text) : -1;
        return run >= 0 && runs.get(run);
    }

    @Override
    public int size() {
        return runs.cardinality();
    }

    @Override
    public Iterator<String> iterator() {
        return runs.stream().mapToObj(table::runId).iterator();
    }
}
