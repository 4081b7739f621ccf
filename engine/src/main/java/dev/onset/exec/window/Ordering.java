package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

import dev.onset.plan.SortKey;
import dev.onset.plan.WindowCall;

/**
 * A way to cut rows into partitions and to order them, and the calls that it serves: those with the same partitions whose order
 * is the beginning of this one.
 *
 * @param calls positions among the calls of the plan
 */
record Ordering(List<Integer> partitionKeys, List<SortKey> order, List<Integer> calls) {

    /** As few orderings as serve all calls. */
    static List<Ordering> of(List<WindowCall> calls) {
        List<Integer> longestFirst = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            longestFirst.add(i);
        }
        longestFirst.sort(Comparator.comparingInt((Integer call) -> -calls.get(call).order().size()));
        List<Ordering> orderings = new ArrayList<>();
        for (int call : longestFirst) {
            orderings.stream().filter(ordering -> ordering.serves(calls.get(call))).findFirst().orElseGet(() -> {
                Ordering made = new Ordering(calls.get(call).partitionKeys(), calls.get(call).order(),
                        new ArrayList<>());
                orderings.add(made);
                return made;
            }).calls.add(call);
        }
        return orderings;
    }

    private boolean serves(WindowCall call) {
        return new HashSet<>(partitionKeys).equals(new HashSet<>(call.partitionKeys()))
                && order.size() >= call.order().size()
                && order.subList(0, call.order().size()).equals(call.order());
    }
}
