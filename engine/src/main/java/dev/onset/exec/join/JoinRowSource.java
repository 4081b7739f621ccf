package dev.onset.exec.join;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.MaterializedRows;
import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.expression.Pool;
import dev.onset.exec.expression.Predicate;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan.JoinType;

/**
 * A hash join: one side, the building one, is read to memory and indexed by its keys; the other, the probing one, streams by
 * part after part. The order of rows is that of the probing side, then that of the building side. Without keys, every row
 * meets every row.
 *
 * <p>A full join reads everything in {@link #prepare}, because only then it is known which rows met no other.
 */
public final class JoinRowSource implements RowSource {

    /** What the table needs beside the row: its number, its group, a slot for its key. */
    private static final int BYTES_A_ROW = 24;

    private final JoinShape shape;
    private final RowSource probe;
    private final RowSource build;
    private @Nullable QueryContext context;
    private @Nullable JoinTable table;
    private @Nullable Pool<Predicate> residuals;
    private @Nullable Pool<JoinTable.GroupLookup> lookups;
    private int @Nullable [] needed;
    private @Nullable List<MaterializedRows> full;

    private JoinRowSource(JoinShape shape, RowSource probe, RowSource build) {
        this.shape = shape;
        this.probe = probe;
        this.build = build;
    }

    /**
     * @param buildLeft whether the left input is the building side; possible for INNER and RIGHT, and needed for RIGHT
     * @param residual over the columns of both inputs, left first; null: nothing
     */
    public static RowSource of(JoinType joinType, RowSource left, RowSource right, List<Integer> leftKeys,
            List<Integer> rightKeys, @Nullable Expression residual, List<Field> fields, boolean buildLeft) {
        JoinType probing = switch (joinType) {
            case RIGHT, LEFT_ASOF -> JoinType.LEFT;
            case ASOF -> JoinType.INNER;
            default -> joinType;
        };
        boolean nearest = joinType == JoinType.ASOF || joinType == JoinType.LEFT_ASOF;
        boolean leftIsBuilt = buildLeft || joinType == JoinType.RIGHT;
        JoinShape shape = new JoinShape(probing, leftIsBuilt, leftIsBuilt ? rightKeys : leftKeys,
                leftIsBuilt ? leftKeys : rightKeys, residual, fields, left.fields().size(), nearest);
        if (nearest && !RangeCondition.findsNearest(shape)) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The MATCH_CONDITION of an ASOF JOIN compares a number or a time of each side by <, <=, > or >=");
        }
        return new JoinRowSource(shape, leftIsBuilt ? right : left, leftIsBuilt ? left : right);
    }

    @Override
    public List<Field> fields() {
        return shape.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        if (shape.joinType() == JoinType.FULL) {
            return;
        }
        int inBuild = shape.inBuild(column);
        if (inBuild < 0) {
            restrictBoth(shape.inProbe(column), shape.probeKeys().indexOf(shape.inProbe(column)), values);
        } else if (shape.joinType() == JoinType.INNER) {
            int key = shape.buildKeys().indexOf(inBuild);
            build.restrict(inBuild, values);
            if (key >= 0) {
                probe.restrict(shape.probeKeys().get(key), values);
            }
        }
    }

    private void restrictBoth(int probeColumn, int key, Set<String> values) {
        probe.restrict(probeColumn, values);
        if (key >= 0 && build.fields().get(shape.buildKeys().get(key)).type() == DataType.VARCHAR) {
            build.restrict(shape.buildKeys().get(key), values);
        }
    }

    @Override
    public void need(int[] columns) {
        if (shape.joinType() == JoinType.FULL) {
            // rows without a partner are kept whole
            return;
        }
        needed = columns.clone();
        JoinColumns read = joinColumns();
        probe.need(JoinColumns.ofInput(read.probe(), read.testedProbe(), shape.probeKeys()));
        build.need(JoinColumns.ofInput(read.build(), read.testedBuild(), shape.buildKeys()));
    }

    @Override
    public boolean isClustered(int column) {
        if (shape.joinType() == JoinType.FULL) {
            return false;
        }
        int inBuild = shape.inBuild(column);
        if (inBuild < 0) {
            return probe.isClustered(shape.inProbe(column));
        }
        int key = shape.joinType() == JoinType.INNER ? shape.buildKeys().indexOf(inBuild) : -1;
        return key >= 0 && probe.isClustered(shape.probeKeys().get(key));
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
        build.prepare(context);
        List<DataType> probeTypes = shape.probeKeys().stream().map(key -> probe.fields().get(key).type()).toList();
        MaterializedRows buildRows = MaterializedRows.of(build, context, describe());
        context.memory().account(describe()).use((long) BYTES_A_ROW * buildRows.size());
        JoinTable built = new JoinTable(buildRows, shape.buildKeys(), probeTypes, RangeCondition.of(shape),
                shape.nearest(), context);
        table = built;
        lookups = new Pool<>(() -> built.lookup(context));
        Expression residual = shape.residual();
        // the nearest row is found by search alone
        if (residual != null && !shape.nearest()) {
            ExpressionCompiler compiler = new ExpressionCompiler(context);
            residuals = new Pool<>(() -> compiler.compilePredicate(residual));
        }
        if (isEmpty()) {
            return;
        }
        restrictProbe(built);
        probe.prepare(context);
        if (shape.joinType() == JoinType.FULL) {
            full = readFull(context, built);
        }
    }

    /** Whether no row can come out, whatever the probing side has. */
    private boolean isEmpty() {
        boolean needsMatch = shape.joinType() == JoinType.INNER || shape.joinType() == JoinType.SEMI;
        return needsMatch && table != null && table.rows().size() == 0;
    }

    /** Tells the probing side which keys will find a partner. */
    private void restrictProbe(JoinTable built) {
        if (shape.joinType() != JoinType.INNER && shape.joinType() != JoinType.SEMI) {
            return;
        }
        for (int key = 0; key < shape.probeKeys().size(); key++) {
            Set<String> texts = built.texts(key);
            if (texts != null) {
                probe.restrict(shape.probeKeys().get(key), texts);
            }
        }
    }

    private List<MaterializedRows> readFull(QueryContext context, JoinTable built) {
        boolean[] matched = new boolean[built.rows().size()];
        @Nullable
        RowBuffer[] buffers = new RowBuffer[probe.partCount()];
        context.forEachPart(buffers.length, part -> {
            RowBuffer rows = new RowBuffer(fields());
            MemoryBudget.Account account = context.memory().account(describe());
            try (Operator operator = operator(part, context, built, matched)) {
                for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                    rows.append(batch);
                    account.use(rows.bytes());
                }
            }
            buffers[part] = rows;
        });
        int[] lonely = IntStream.range(0, matched.length).filter(row -> !matched[row]).toArray();
        RowBuffer rest = new RowBuffer(fields());
        if (lonely.length > 0) {
            List<Column> nulls = probe.fields().stream().<Column>map(field -> new ConstantColumn(field.type(), null))
                    .toList();
            rest.append(shape.joined(lonely.length, nulls, built.rows().columns()), lonely, lonely.length);
        }
        return Stream.concat(Arrays.stream(buffers), Stream.of(rest))
                .filter(rows -> rows != null && rows.size() > 0)
                .map(rows -> new MaterializedRows(rows.columns(), rows.size())).collect(Collectors.toList());
    }

    @Override
    public int partCount() {
        return full != null ? full.size() : isEmpty() ? 0 : probe.partCount();
    }

    @Override
    public Operator open(int part) {
        if (context == null || table == null) {
            throw new IllegalStateException("not prepared");
        }
        if (full != null) {
            MaterializedRows rows = full.get(part);
            return new RowReader(rows.columns(), 0, rows.size(), context.settings().batchSize());
        }
        return operator(part, context, table, new boolean[0]);
    }

    private JoinColumns joinColumns() {
        return JoinColumns.of(shape, probe.fields().size(), build.fields().size(), needed);
    }

    private Operator operator(int part, QueryContext context, JoinTable table, boolean[] matched) {
        Pool<JoinTable.GroupLookup> pool = Objects.requireNonNull(lookups);
        JoinColumns columns = joinColumns();
        return LookupJoinOperator.serves(shape, table)
                ? new LookupJoinOperator(shape, probe.open(part), table, pool, residuals, columns, context)
                : new JoinOperator(shape, probe.open(part), table, pool, residuals, columns, matched, context);
    }

    @Override
    public String describe() {
        String keys = IntStream.range(0, shape.probeKeys().size())
                .mapToObj(i -> probe.fields().get(shape.probeKeys().get(i)).name() + " = "
                        + build.fields().get(shape.buildKeys().get(i)).name())
                .collect(Collectors.joining(" and "));
        String kind = shape.joinType().name().toLowerCase(Locale.ROOT);
        RangeCondition range = RangeCondition.of(shape);
        String by = range == null ? ""
                : shape.nearest() ? ", nearest by " + build.fields().get(range.buildColumn()).name()
                        : ", sorted by " + build.fields().get(range.buildColumn()).name();
        return keys.isEmpty()
                ? (range == null ? "Nested loop join, " : "Range join, ") + kind + by
                : "Hash join, " + kind + ", on " + keys + by;
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(probe, build);
    }
}
