package dev.onset.exec.scan;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;

import dev.onset.archive.RunTable;
import dev.onset.exec.RunIdSet;
import dev.onset.exec.expression.TextOrder;

/** The runs that a scan reads, in ascending order. */
final class RunSet {

    /** One of so many. */
    private static final int FEW = 8;

    private final int[] runs;

    private RunSet(int[] runs) {
        this.runs = runs;
    }

    static RunSet all(int count) {
        int[] runs = new int[count];
        Arrays.setAll(runs, run -> run);
        return new RunSet(runs);
    }

    int size() {
        return runs.length;
    }

    int run(int index) {
        return runs[index];
    }

    /** Whether these are so few of all runs that what is said of all should not be read for them. */
    boolean areFewOf(int all) {
        return runs.length <= all / FEW;
    }

    RunSet keep(IntPredicate wanted) {
        return new RunSet(Arrays.stream(runs).filter(wanted).toArray());
    }

    RunSet keep(RunTable table, Conjuncts.OneOf restriction) {
        return keep(table, restriction.values());
    }

    /** The runs of these ids. */
    RunSet keep(RunTable table, Set<?> runIds) {
        if (runIds instanceof RunIdSet known && known.isOf(table)) {
            return keep(known::contains);
        }
        boolean[] wanted = new boolean[table.count()];
        for (Object runId : runIds) {
            int run = runId instanceof String text ? table.find(text) : -1;
            if (run >= 0) {
                wanted[run] = true;
            }
        }
        return keep(run -> wanted[run]);
    }

    /** The runs whose ids compare so with the value, a text. */
    RunSet keep(RunTable table, Conjuncts.Compare restriction) {
        String value = (String) restriction.value();
        return keep(run -> {
            int order = TextOrder.compare(table.runId(run), value);
            return switch (restriction.operator()) {
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
                default -> throw new IllegalArgumentException(restriction.operator() + " is not an order");
            };
        });
    }
}
