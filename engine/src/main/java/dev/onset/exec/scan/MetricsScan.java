package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.RunIdSet;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * Reads {@code metrics}: every point exactly as logged, run after run and metric after metric. Where run ids are not asked for, or
 * only one metric is wanted, metric after metric instead, as they lie on the disk.
 */
final class MetricsScan implements RowSource {

    static final int RUN = 0;
    static final int METRIC = 1;
    static final int STEP = 2;
    static final int TIME = 3;
    static final int VALUE = 4;

    private final Plan.Scan plan;
    private @Nullable Set<String> runIdsWanted;
    private @Nullable Set<String> metricsWanted;
    private @Nullable Prepared prepared;

    /**
     * What is known once there is a snapshot.
     *
     * @param wanted the metrics to read, by their number
     * @param slices the parts, if metric after metric is read; null: {@code parts} are
     */
    record Prepared(QueryContext context, RunSet runs, boolean[] wanted, StepRange steps,
            List<Conjuncts.Restriction> ofValues, @Nullable Expression rest,
            RunParts parts, @Nullable MetricSlices slices, String[] runIds, String[] metricNames,
            Map<String, Integer> metricNumbers) {

        int number(Series series) {
            Integer number = metricNumbers.get(series.metric());
            if (number == null) {
                throw new IllegalStateException("a metric that the snapshot does not know: " + series.metric());
            }
            return number;
        }

        /** @param metric the number of the series' metric */
        boolean wanted(Series series, int metric) {
            return wanted[metric] && canHold(series);
        }

        /** Whether the conditions on values can be true for a point of the series. */
        boolean canHold(Series series) {
            return ofValues.isEmpty()
                    || ofValues.stream().allMatch(value -> HistorySelection.canHold(series, value));
        }
    }

    MetricsScan(Plan.Scan plan) {
        this.plan = plan;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        switch (plan.columns().get(column)) {
            case RUN -> runIdsWanted = RunIdSet.intersection(runIdsWanted, values);
            case METRIC -> metricsWanted = RunIdSet.intersection(metricsWanted, values);
            default -> {
            }
        }
    }

    @Override
    public boolean isClustered(int column) {
        return plan.columns().get(column) == RUN;
    }

    @Override
    public void preview(QueryContext context) {
        prepare(context);
    }

    @Override
    public void prepare(QueryContext context) {
        Snapshot snapshot = context.snapshot();
        String[] names = snapshot.metricNames().toArray(String[]::new);
        boolean[] wanted = new boolean[names.length];
        Arrays.fill(wanted, true);
        RunSet runs = RunSet.all(snapshot.runCount());
        if (runIdsWanted != null) {
            runs = runs.keep(snapshot.runs(), runIdsWanted);
        }
        if (metricsWanted != null) {
            keepMetrics(wanted, names, metricsWanted);
        }
        StepRange steps = StepRange.ALL;
        var rest = new ArrayList<Expression>();
        List<Conjuncts.Restriction> ofValues = new ArrayList<>();
        for (Expression conjunct : Conjuncts.of(plan.condition())) {
            Conjuncts.Restriction restriction = Conjuncts.restriction(conjunct, context.parameters());
            int column = restriction == null ? -1 : plan.columns().get(restriction.column());
            if (column == RUN && restriction instanceof Conjuncts.OneOf one) {
                runs = runs.keep(snapshot.runs(), one);
            } else if (column == METRIC && restriction instanceof Conjuncts.OneOf one) {
                keepMetrics(wanted, names, one.values());
            } else if (column == STEP && restriction instanceof Conjuncts.Compare compare
                    && compare.value() instanceof Long value) {
                steps = steps.intersect(compare.operator(), value);
            } else {
                if (restriction != null && column == VALUE) {
                    ofValues.add(restriction);
                }
                RunSet ofRuns = RunCondition.keep(runs, conjunct, plan, RUN, context);
                if (ofRuns == null) {
                    rest.add(conjunct);
                } else {
                    runs = ofRuns;
                }
            }
        }
        RunSet chosen = runs;
        MetricSlices slices = readsByMetric(chosen, snapshot, wanted) ? new MetricSlices(snapshot, chosen, wanted)
                : null;
        RunParts parts = RunParts.split(slices == null ? chosen.size() : 0,
                index -> snapshot.runs().points(chosen.run(index)));
        Map<String, Integer> numbers = new HashMap<>();
        for (int metric = 0; metric < names.length; metric++) {
            numbers.put(names[metric], metric);
        }
        prepared = new Prepared(context, chosen, wanted, steps, ofValues, Conjuncts.and(rest), parts, slices,
                snapshot.runs().runIds(), names, numbers);
    }

    /** Of one metric alone, the order of the disk is that of the runs as well. */
    private boolean readsByMetric(RunSet runs, Snapshot snapshot, boolean[] wanted) {
        int metrics = 0;
        for (boolean one : wanted) {
            metrics += one ? 1 : 0;
        }
        return !runs.areFewOf(snapshot.runCount()) && (metrics == 1 || !plan.columns().contains(RUN));
    }

    private static void keepMetrics(boolean[] wanted, String[] names, Set<?> values) {
        for (int metric = 0; metric < names.length; metric++) {
            wanted[metric] &= values.contains(names[metric]);
        }
    }

    private Prepared prepared() {
        if (prepared == null) {
            throw new IllegalStateException("not prepared");
        }
        return prepared;
    }

    @Override
    public int partCount() {
        Prepared ready = prepared();
        return ready.slices == null ? ready.parts.count() : ready.slices.count();
    }

    @Override
    public Operator open(int part) {
        Prepared ready = prepared();
        SeriesCursor cursor = ready.slices == null
                ? new SeriesCursor.ByRun(ready, ready.parts.start(part), ready.parts.end(part))
                : new SeriesCursor.ByMetric(ready, ready.slices.get(part));
        Operator reader = new MetricsReader(plan.columns(), ready, cursor);
        return ConditionedReader.of(reader, ready.rest, ready.context);
    }

    @Override
    public String describe() {
        String columns = fields().stream().map(Field::name).collect(Collectors.joining(", ", "[", "]"));
        if (prepared == null) {
            return "MetricsScan " + columns + (plan.condition() == null ? "" : ", filtered");
        }
        Snapshot snapshot = prepared.context.snapshot();
        long points = 0;
        for (int index = 0; index < prepared.runs.size(); index++) {
            for (Series series : snapshot.logged(prepared.runs.run(index))) {
                points += prepared.wanted(series, prepared.number(series))
                        ? series.length()
                        : 0;
            }
        }
        return "MetricsScan " + columns + ": " + prepared.runs.size() + " of " + snapshot.runCount() + " runs, "
                + points
                + " of " + snapshot.pointCount() + " points" + (prepared.rest == null ? "" : ", filtered");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}
