package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.SeriesStatistics;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;
import dev.onset.exec.QueryContext;
import dev.onset.plan.Expression;
import dev.onset.plan.Plan;
import dev.onset.plan.ScalarOperator;

/**
 * Which runs and steps of {@code history} a condition leaves: what is known without reading a value.
 *
 * @param runs those in which the condition can be true
 * @param steps those that it can be true at
 * @param rest what of the condition is not said by runs and steps; null: nothing
 */
public record HistorySelection(RunSet runs, StepRange steps, @Nullable Expression rest) {

    /** Tests and other readers take the runs as a list of their numbers. */
    public int runCount() {
        return runs.size();
    }

    /** The number of a run in the snapshot. */
    public int run(int index) {
        return runs.run(index);
    }

    /** The index of the first wanted row of a run with this axis. */
    public int firstRow(StepAxis axis) {
        return steps.start(axis);
    }

    /** The index behind the last wanted row; not less than the first one. */
    public int endRow(StepAxis axis) {
        return steps.isAll() ? axis.length() : Math.max(steps.start(axis), steps.end(axis));
    }

    /** Whether only a part of a run's steps is wanted. */
    public boolean slicesSteps() {
        return !steps.isAll();
    }

    /** Only the runs of these ids; null: all. */
    public HistorySelection keep(Snapshot snapshot, @Nullable Set<String> runIds) {
        return runIds == null ? this : new HistorySelection(runs.keep(snapshot.runs(), runIds), steps, rest);
    }

    /** @param scan of history */
    public static HistorySelection of(Plan.Scan scan, QueryContext context) {
        Snapshot snapshot = context.snapshot();
        RunSet runs = RunSet.all(snapshot.runCount());
        StepRange steps = StepRange.ALL;
        var rest = new ArrayList<Expression>();
        for (Expression conjunct : Conjuncts.of(scan.condition())) {
            Conjuncts.Restriction restriction = Conjuncts.restriction(conjunct, context.parameters());
            int column = restriction == null ? -1 : scan.columns().get(restriction.column());
            boolean said = true;
            if (restriction instanceof Conjuncts.Given && column >= 0 && column <= ArchiveTables.HISTORY_STEP) {
                continue;
            } else if (column == ArchiveTables.HISTORY_RUN && restriction instanceof Conjuncts.OneOf one) {
                runs = runs.keep(snapshot.runs(), one);
            } else if (column == ArchiveTables.HISTORY_RUN && restriction instanceof Conjuncts.Compare compare
                    && compare.value() instanceof String) {
                runs = runs.keep(snapshot.runs(), compare);
            } else if (column == ArchiveTables.HISTORY_STEP && restriction instanceof Conjuncts.Compare compare
                    && compare.value() instanceof Long value) {
                steps = steps.intersect(compare.operator(), value);
            } else if (column == ArchiveTables.HISTORY_STEP && restriction instanceof Conjuncts.OneOf one
                    && one.values().stream().allMatch(Long.class::isInstance)) {
                long[] values = one.values().stream().mapToLong(value -> (Long) value).sorted().toArray();
                steps = values.length == 0
                        ? StepRange.NONE
                        : steps.atLeast(values[0]).atMost(values[values.length - 1]);
                said = values.length < 2;
            } else {
                RunSet ofRuns = RunCondition.keep(runs, conjunct, scan, ArchiveTables.HISTORY_RUN, context);
                runs = ofRuns == null ? runs : ofRuns;
                said = ofRuns != null;
                if (restriction != null && column >= ArchiveTables.HISTORY_FIRST_METRIC) {
                    int metric = snapshot.historyColumn(scan.table().fields().get(column).name());
                    Conjuncts.Restriction onMetric = restriction;
                    runs = runs.keep(run -> canHold(snapshot.series(run, metric), onMetric));
                }
            }
            if (!said) {
                rest.add(conjunct);
            }
        }
        return new HistorySelection(runs, steps, Conjuncts.and(rest));
    }

    /** Whether the restriction can be true for a point of the series, by its statistics. */
    static boolean canHold(@Nullable Series series, Conjuncts.Restriction restriction) {
        if (series == null || series.length() == 0) {
            return false;
        }
        SeriesStatistics statistics = series.statistics();
        return statistics.nonfinite() > 0 || switch (restriction) {
            case Conjuncts.Given given -> true;
            case Conjuncts.OneOf one -> one.values().stream().anyMatch(value -> !(value instanceof Number number)
                    || (number.doubleValue() >= statistics.min() && number.doubleValue() <= statistics.max()));
            case Conjuncts.Compare compare -> !(compare.value() instanceof Number number)
                    || canHold(statistics, compare.operator(), number.doubleValue());
        };
    }

    private static boolean canHold(SeriesStatistics statistics, ScalarOperator operator, double value) {
        // NaN is greater than every number
        return switch (operator) {
            case LESS -> Double.isNaN(value) || statistics.min() < value;
            case LESS_OR_EQUAL -> Double.isNaN(value) || statistics.min() <= value;
            case GREATER -> statistics.max() > value;
            case GREATER_OR_EQUAL -> statistics.max() >= value;
            default -> true;
        };
    }

    /** What EXPLAIN says: the runs and steps that are read, and how many points of how many. */
    public String describe(Plan.Scan scan, Snapshot snapshot) {
        int[] metrics = metrics(scan, snapshot);
        long points = 0;
        for (int index = 0; index < runs.size(); index++) {
            for (int metric : metrics) {
                Series series = metric < 0 ? null : snapshot.series(run(index), metric);
                points += series == null ? 0 : endRow(series.axis()) - firstRow(series.axis());
            }
        }
        String stepsRead = steps.isAll()
                ? ""
                : ", steps " + (steps.from() == Long.MIN_VALUE ? "…" : steps.from()) + " to "
                        + (steps.to() == Long.MAX_VALUE ? "…" : steps.to());
        return runs.size() + " of " + snapshot.runCount() + " runs" + stepsRead + ", " + points + " of "
                + snapshot.pointCount() + " points";
    }

    /** The history columns in the snapshot behind the scan's columns; −1 for those that are not metrics. */
    public static int[] metrics(Plan.Scan scan, Snapshot snapshot) {
        return scan.columns().stream().mapToInt(column -> column < ArchiveTables.HISTORY_FIRST_METRIC
                ? -1
                : snapshot.historyColumn(scan.table().fields().get(column).name())).toArray();
    }
}
