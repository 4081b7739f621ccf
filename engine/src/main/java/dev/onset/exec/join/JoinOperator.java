package dev.onset.exec.join;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
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
    private final Pool<JoinTable.GroupLookup> lookups;
    private final JoinTable.GroupLookup lookup;
    private final @Nullable Pool<Predicate> residuals;
    private final @Nullable Predicate residual;
    private final boolean[] matchedBuild;
    private final QueryContext context;
    private final boolean wantsLonely;

    private final RowPicker probe;
    private final RowPicker build;
    private final RowPicker testedProbe;
    private final RowPicker testedBuild;
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
    JoinOperator(JoinShape shape, Operator input, JoinTable table, Pool<JoinTable.GroupLookup> lookups,
            @Nullable Pool<Predicate> residuals, JoinColumns columns, boolean[] matchedBuild, QueryContext context) {
        this.shape = shape;
        this.input = input;
        this.table = table;
        this.lookups = lookups;
        this.lookup = lookups.take();
        this.residuals = residuals;
        this.residual = residuals == null ? null : residuals.take();
        this.matchedBuild = matchedBuild;
        this.context = context;
        this.wantsLonely = shape.joinType() != JoinType.INNER && shape.joinType() != JoinType.SEMI;
        this.probe = new RowPicker(columns.probe());
        this.build = new RowPicker(columns.build());
        this.testedProbe = new RowPicker(columns.testedProbe());
        this.testedBuild = new RowPicker(columns.testedBuild());
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
        Batch joined = shape.joined(pairs, testedProbe.pick(current.columns(), probes, pairs),
                testedBuild.pick(table.rows().columns(), builds, pairs));
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
        List<Column> probed = isWhole(current, count)
                ? current.columns()
                : probe.pick(current.columns(), probeRows, count);
        return shape.hasBuildColumns()
                ? shape.joined(count, probed, build.pickOrNull(table.rows().columns(), buildRows, count))
                : new Batch(count, probed);
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

    @Override
    public void close() {
        lookups.giveBack(lookup);
        if (residuals != null && residual != null) {
            residuals.giveBack(residual);
        }
        input.close();
    }
}
