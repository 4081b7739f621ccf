package dev.onset.exec.join;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.Gatherer;
import dev.onset.exec.expression.Pool;
import dev.onset.exec.expression.Predicate;
import dev.onset.plan.Plan.JoinType;

/**
 * Joins a part of the probing side. Pairs of rows with equal keys are candidates, batch by batch; those for which the residual
 * holds are matches. A probing row without any candidate, where the join type wants to know of it, is a candidate with
 * building row −1.
 */
final class JoinOperator implements Operator {

    private static final int NO_ROW = -1;

    private final JoinShape shape;
    private final Operator input;
    private final JoinTable table;
    private final JoinTable.GroupLookup lookup;
    private final @Nullable Pool<Predicate> residuals;
    private final @Nullable Predicate residual;
    private final boolean[] matchedBuild;
    private final QueryContext context;
    private final boolean wantsLonely;

    private final List<Gatherer> gatherers = new ArrayList<>();
    private final List<Gatherer> residualGatherers = new ArrayList<>();
    private final int[] probeRows;
    private final int[] buildRows;
    private final boolean[] isLast;
    private final boolean[] isMatch;
    private final int[] real;
    private final int[] selection;
    private int[] starts = {};
    private int[] ends = {};
    private @Nullable Batch batch;
    private int row;
    private int within;
    private boolean rowMatched;

    /** @param matchedBuild where matches of building rows are noted, for full joins; empty: nowhere */
    JoinOperator(JoinShape shape, Operator input, JoinTable table, @Nullable Pool<Predicate> residuals,
            boolean[] matchedBuild, QueryContext context) {
        this.shape = shape;
        this.input = input;
        this.table = table;
        this.lookup = table.lookup(context);
        this.residuals = residuals;
        this.residual = residuals == null ? null : residuals.take();
        this.matchedBuild = matchedBuild;
        this.context = context;
        this.wantsLonely = shape.joinType() != JoinType.INNER && shape.joinType() != JoinType.SEMI;
        int capacity = context.settings().batchSize();
        probeRows = new int[capacity];
        buildRows = new int[capacity];
        isLast = new boolean[capacity];
        isMatch = new boolean[capacity];
        real = new int[capacity];
        selection = new int[capacity];
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.checkCancelled();
            Batch current = batch;
            if (current == null) {
                current = input.next();
                if (current == null) {
                    return null;
                }
                batch = current;
                if (starts.length < current.size()) {
                    starts = new int[current.size()];
                    ends = new int[current.size()];
                }
                lookup.find(current, shape.probeKeys(), starts, ends);
                row = 0;
                within = 0;
            }
            if (shape.joinType() == JoinType.INNER) {
                Batch joined = inner(current);
                if (joined != null) {
                    return joined;
                }
                continue;
            }
            int candidates = collect(current.size());
            test(current, candidates);
            int count = decide(candidates);
            if (row == current.size()) {
                batch = null;
            }
            if (count > 0) {
                return result(current, count);
            }
        }
    }

    /** The next pairs of an inner join, for which it does not matter which rows met no other; null: none this time. */
    private @Nullable Batch inner(Batch current) {
        int count = table.isUnique() ? collectUnique(current.size()) : collect(current.size());
        if (row == current.size()) {
            batch = null;
        }
        if (count == 0) {
            return null;
        }
        List<Column> probe = isWhole(current, count)
                ? current.columns()
                : gather(gatherers, 0, current.columns(), probeRows, count, false);
        Batch joined = shape.joined(count, probe,
                gather(gatherers, current.columns().size(), table.rows().columns(), buildRows, count, false));
        if (residual == null) {
            return joined;
        }
        int matches = residual.select(joined, selection);
        if (matches == 0 || matches == count) {
            return matches == 0 ? null : joined;
        }
        return new Batch(matches, gather(residualGatherers, 0, joined.columns(), selection, matches, false));
    }

    /** Collects the next candidates where each row has at most one. */
    private int collectUnique(int size) {
        int count = 0;
        for (; row < size && count < probeRows.length; row++) {
            if (starts[row] < ends[row]) {
                probeRows[count] = row;
                buildRows[count++] = table.member(starts[row]);
            }
        }
        return count;
    }

    /** Collects the next candidates; at most a batch. */
    private int collect(int size) {
        int count = 0;
        while (row < size && count < probeRows.length) {
            int first = starts[row] + within;
            int left = ends[row] - first;
            if (left == 0 && within == 0) {
                if (wantsLonely) {
                    add(count++, NO_ROW, true);
                }
                row++;
                continue;
            }
            int taken = Math.min(left, probeRows.length - count);
            for (int i = 0; i < taken; i++) {
                add(count++, table.member(first + i), i == left - 1);
            }
            if (taken == left) {
                row++;
                within = 0;
            } else {
                within += taken;
            }
        }
        return count;
    }

    private void add(int candidate, int buildRow, boolean last) {
        probeRows[candidate] = row;
        buildRows[candidate] = buildRow;
        isLast[candidate] = last;
    }

    /** Finds out which candidates are matches. */
    private void test(Batch current, int candidates) {
        int pairs = 0;
        for (int i = 0; i < candidates; i++) {
            isMatch[i] = residual == null && buildRows[i] != NO_ROW;
            real[pairs] = i;
            pairs += buildRows[i] == NO_ROW ? 0 : 1;
        }
        if (residual == null || pairs == 0) {
            return;
        }
        int[] probes = new int[pairs];
        int[] builds = new int[pairs];
        for (int i = 0; i < pairs; i++) {
            probes[i] = probeRows[real[i]];
            builds[i] = buildRows[real[i]];
        }
        Batch joined = shape.joined(pairs, gather(residualGatherers, 0, current.columns(), probes, pairs, true),
                gather(residualGatherers, current.columns().size(), table.rows().columns(), builds, pairs, true));
        int matches = residual.select(joined, selection);
        for (int i = 0; i < matches; i++) {
            isMatch[real[selection[i]]] = true;
        }
    }

    /** Leaves of the candidates the rows of the result; returns how many. */
    private int decide(int candidates) {
        int count = 0;
        for (int i = 0; i < candidates; i++) {
            int buildRow = buildRows[i];
            boolean first = isMatch[i] && !rowMatched;
            boolean keep = false;
            if (isMatch[i]) {
                rowMatched = true;
                if (matchedBuild.length > 0) {
                    matchedBuild[buildRow] = true;
                }
                keep = shape.hasBuildColumns() || (shape.joinType() == JoinType.SEMI && first);
            }
            if (isLast[i]) {
                if (!rowMatched && wantsLonely) {
                    keep = true;
                    buildRow = NO_ROW;
                }
                rowMatched = false;
            }
            if (keep) {
                probeRows[count] = probeRows[i];
                buildRows[count] = buildRow;
                count++;
            }
        }
        return count;
    }

    private Batch result(Batch current, int count) {
        List<Column> probe = isWhole(current, count)
                ? current.columns()
                : gather(gatherers, 0, current.columns(), probeRows, count, true);
        if (!shape.hasBuildColumns()) {
            return new Batch(count, probe);
        }
        List<Column> build = gather(gatherers, current.columns().size(), table.rows().columns(), buildRows, count,
                true);
        return shape.joined(count, probe, build);
    }

    /** Whether the result has each probing row once. */
    private boolean isWhole(Batch current, int count) {
        if (count != current.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (probeRows[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** @param orNull whether a row may be none */
    private static List<Column> gather(List<Gatherer> gatherers, int first, List<Column> columns, int[] rows,
            int count, boolean orNull) {
        List<Column> gathered = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            while (gatherers.size() <= first + i) {
                gatherers.add(new Gatherer());
            }
            Gatherer gatherer = gatherers.get(first + i);
            gathered.add(orNull ? gatherer.gatherOrNull(columns.get(i), rows, 0, count)
                    : gatherer.gather(columns.get(i), rows, 0, count));
        }
        return gathered;
    }

    @Override
    public void close() {
        if (residuals != null && residual != null) {
            residuals.giveBack(residual);
        }
        input.close();
    }
}
