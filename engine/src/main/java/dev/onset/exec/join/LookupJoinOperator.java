package dev.onset.exec.join;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.expression.Pool;
import dev.onset.exec.expression.Predicate;

/**
 * Joins a part of the probing side where no more than one row of the building side counts for each of its rows: keys are unique
 * there, or it is only asked whether there is one. A batch goes through as a whole; where its keys are constant, as within a run,
 * it costs one lookup and no copies.
 */
final class LookupJoinOperator implements Operator {

    private final JoinShape shape;
    private final Operator input;
    private final JoinTable table;
    private final Pool<JoinTable.GroupLookup> lookups;
    private final JoinTable.GroupLookup lookup;
    private final @Nullable Pool<Predicate> residuals;
    private final @Nullable Predicate residual;
    private final QueryContext context;
    private final RowPicker probe;
    private final RowPicker build;
    private final RowPicker tested;
    private final RowPicker testedBuild;
    private final int[] rows;
    private final int[] probeRows;
    private final int[] buildRows;
    private final int[] selection;

    /** Whether this operator can do the join. */
    static boolean serves(JoinShape shape, JoinTable table) {
        return !shape.nearest() && switch (shape.joinType()) {
            case INNER -> table.isUnique();
            case LEFT -> table.isUnique() && shape.residual() == null;
            case SEMI, ANTI -> shape.residual() == null;
            default -> false;
        };
    }

    LookupJoinOperator(JoinShape shape, Operator input, JoinTable table, Pool<JoinTable.GroupLookup> lookups,
            @Nullable Pool<Predicate> residuals, JoinColumns columns, QueryContext context) {
        this.shape = shape;
        this.input = input;
        this.table = table;
        this.lookups = lookups;
        this.lookup = lookups.take();
        this.residuals = residuals;
        this.residual = residuals == null ? null : residuals.take();
        this.context = context;
        this.probe = new RowPicker(columns.probe());
        this.build = new RowPicker(columns.build());
        this.tested = new RowPicker(columns.testedProbe());
        this.testedBuild = new RowPicker(columns.testedBuild());
        int capacity = context.settings().batchSize();
        rows = new int[capacity];
        probeRows = new int[capacity];
        buildRows = new int[capacity];
        selection = new int[capacity];
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            context.checkCancelled();
            boolean same = lookup.findRows(batch, shape.probeKeys(), rows);
            Batch joined = switch (shape.joinType()) {
                case SEMI -> select(batch, same, true);
                case ANTI -> select(batch, same, false);
                case LEFT -> outer(batch, same);
                default -> inner(batch, same);
            };
            if (joined != null) {
                return joined;
            }
        }
        return null;
    }

    /** The rows that have a partner, or those that have none. */
    private @Nullable Batch select(Batch batch, boolean same, boolean wanted) {
        if (same) {
            return rows[0] >= 0 == wanted ? batch : null;
        }
        int count = 0;
        for (int row = 0; row < batch.size(); row++) {
            probeRows[count] = row;
            count += rows[row] >= 0 == wanted ? 1 : 0;
        }
        return count == 0 ? null
                : count == batch.size() ? batch : new Batch(count, probe.pick(batch.columns(), probeRows, count));
    }

    private Batch outer(Batch batch, boolean same) {
        List<Column> buildColumns = table.rows().columns();
        return shape.joined(batch.size(), batch.columns(), same
                ? build.repeat(buildColumns, rows[0], batch.size())
                : build.pickOrNull(buildColumns, rows, batch.size()));
    }

    private @Nullable Batch inner(Batch batch, boolean same) {
        int count = same ? rows[0] < 0 ? 0 : batch.size() : collect(batch.size());
        if (count == 0) {
            return null;
        }
        boolean whole = count == batch.size();
        List<Column> buildColumns = table.rows().columns();
        if (residual != null) {
            int matches = residual.select(shape.joined(count,
                    whole ? batch.columns() : tested.pick(batch.columns(), probeRows, count),
                    same ? testedBuild.repeat(buildColumns, rows[0], count)
                            : testedBuild.pick(buildColumns, buildRows, count)),
                    selection);
            if (matches == 0) {
                return null;
            }
            if (matches < count) {
                keep(matches, whole, same);
                count = matches;
                whole = false;
            }
        }
        return shape.joined(count, whole ? batch.columns() : probe.pick(batch.columns(), probeRows, count),
                same ? build.repeat(buildColumns, rows[0], count) : build.pick(buildColumns, buildRows, count));
    }

    /** Collects the pairs of rows. */
    private int collect(int size) {
        int count = 0;
        for (int row = 0; row < size; row++) {
            probeRows[count] = row;
            buildRows[count] = rows[row];
            count += rows[row] >= 0 ? 1 : 0;
        }
        return count;
    }

    /** Keeps the pairs that the residual selected. */
    private void keep(int matches, boolean whole, boolean same) {
        for (int i = 0; i < matches; i++) {
            probeRows[i] = whole ? selection[i] : probeRows[selection[i]];
        }
        for (int i = 0; !same && i < matches; i++) {
            buildRows[i] = buildRows[selection[i]];
        }
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
