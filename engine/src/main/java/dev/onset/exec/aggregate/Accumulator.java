package dev.onset.exec.aggregate;

import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;

/**
 * The state of one aggregate over all groups of a table, in primitive arrays. Groups count from 0.
 *
 * <p>A state belongs to one thread. The states of the parts of an input are merged in the order of the parts. What a state
 * holds depends on the rows of its part and their order alone, not on how they were cut into batches.
 */
interface Accumulator {

    /** Makes room for so many groups; called before rows of new groups are added. */
    void grow(int groups);

    /** Adds the rows {@code [from, to)}; {@code groups[row]} is the row's group, or −1 to leave the row out. */
    void add(Batch batch, int[] groups, int from, int to);

    /** Adds the rows {@code [from, to)} to one group. */
    void addRange(Batch batch, int group, int from, int to);

    /** Adds the state of a later part; {@code targets[g]} is what its group g is called here. */
    void merge(Accumulator later, int[] targets);

    /** Called when all rows of a part were added, by the thread that added them. */
    default void endPart() {}

    /** Writes the results of the groups {@code [0, groups)} behind what the output holds already. */
    void write(int groups, SlotColumn output);

    /** About how much memory is taken by what grows with the rows; a few words for each group are counted anyway. */
    default long bytes() {
        return 0;
    }

    /** The same, with the threads of the query to help. */
    default void write(int groups, SlotColumn output, QueryContext context) {
        write(groups, output);
    }

    /** Forgets all groups. */
    void clear();
}
