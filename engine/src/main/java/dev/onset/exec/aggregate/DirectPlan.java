package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.expression.ExpressionTraits;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.Expression;
import dev.onset.plan.Plan;

/**
 * A GROUP BY run_id over plain columns of {@code history}, which can be answered from the curves as they lie in the archive.
 *
 * @param scan of history
 * @param curves the curve functions; their channels name columns of the scan, options columns of the aggregate's input
 * @param inputs what the columns of the aggregate's input are
 * @param quantities the aggregates that steps and statistics answer
 * @param accumulated the aggregates over the points of one metric
 */
record DirectPlan(Plan.Scan scan, CurvePlan curves, List<Input> inputs, List<QuantityCall> quantities,
        List<AccumulatedCall> accumulated) {

    private static final String HISTORY = "history";
    private static final String RUN_ID = "run_id";
    private static final String STEP = "step";
    private static final String WALL_TIME = "wall_time";

    /** A column of the aggregate's input. */
    sealed interface Input {}

    /** A column of the scan. */
    record ScanColumn(int column, String name) implements Input {
        boolean isRun() {
            return name.equals(RUN_ID);
        }

        boolean isStep() {
            return name.equals(STEP);
        }

        boolean isTime() {
            return name.equals(WALL_TIME);
        }

        boolean isMetric() {
            return !isRun() && !isStep() && !isTime();
        }
    }

    /** The same value in every row. */
    record Constant(Expression expression) implements Input {}

    /** Something that only rows can tell. */
    record Computed() implements Input {}

    /** What of a run's curves or steps answers an aggregate. */
    enum Quantity {
        ROWS, POINTS, FIRST_STEP, LAST_STEP, FIRST_TIME, LAST_TIME, LEAST_VALUE, GREATEST_VALUE
    }

    /**
     * An aggregate that needs no values.
     *
     * @param column of the scan; a metric for POINTS, LEAST_VALUE and GREATEST_VALUE
     * @param output the position of its result among the columns of the aggregate
     */
    record QuantityCall(Quantity quantity, int column, int output) {}

    /**
     * An aggregate over the points of one metric: one that skips rows in which that is NULL.
     *
     * @param metric column of the scan
     * @param output the position of its result among the columns of the aggregate
     */
    record AccumulatedCall(AggregateCall call, int metric, int output) {}

    /** The direct form of a plan, or null if it needs rows. */
    static @Nullable DirectPlan of(Plan.Aggregate plan) {
        Plan.Scan scan = scan(plan.input());
        List<Input> inputs = scan == null ? List.of() : inputs(plan.input());
        if (scan == null || plan.groupKeys().size() != 1 || plan.groupingSets().size() != 1
                || plan.groupingSets().getFirst().size() != 1
                || !(inputs.get(plan.groupKeys().getFirst()) instanceof ScanColumn key && key.isRun())) {
            return null;
        }
        CurvePlan curves = CurvePlan.of(plan);
        CurvePlan overScan = curves == null ? new CurvePlan(List.of(), List.of()) : overScan(curves, inputs);
        var quantities = new ArrayList<QuantityCall>();
        var accumulated = new ArrayList<AccumulatedCall>();
        for (int i = 0; i < plan.calls().size(); i++) {
            AggregateCall call = plan.calls().get(i);
            int output = plan.groupKeys().size() + i;
            if (call.function() instanceof Standard function) {
                QuantityCall quantity = quantity(function, call, inputs, output);
                int metric = quantity == null ? onlyMetric(function, call, inputs) : -1;
                if (quantity != null) {
                    quantities.add(quantity);
                } else if (metric >= 0) {
                    accumulated.add(new AccumulatedCall(call, metric, output));
                } else {
                    return null;
                }
            }
        }
        return overScan == null ? null : new DirectPlan(scan, overScan, inputs, quantities, accumulated);
    }

    /** The scan of history under projections, or null. */
    static Plan.@Nullable Scan scan(Plan input) {
        return switch (input) {
            case Plan.Scan scan when scan.table().qualifiedName().equals(HISTORY) -> scan;
            case Plan.Project project -> scan(project.input());
            default -> null;
        };
    }

    /** What the columns of a plan over a scan are. */
    static List<Input> inputs(Plan plan) {
        if (!(plan instanceof Plan.Project project)) {
            List<Input> columns = new ArrayList<>();
            for (int i = 0; i < plan.fields().size(); i++) {
                columns.add(new ScanColumn(i, plan.fields().get(i).name()));
            }
            return columns;
        }
        List<Input> below = inputs(project.input());
        return project.expressions().stream().map(expression -> switch (expression) {
            case Expression.ColumnReference reference -> below.get(reference.column());
            case Expression constant when ExpressionTraits.isConstant(constant) -> new Constant(constant);
            default -> new Computed();
        }).toList();
    }

    /** The curve functions over columns of the scan, or null if they need rows. */
    private static @Nullable CurvePlan overScan(CurvePlan curves, List<Input> inputs) {
        var channels = new ArrayList<CurvePlan.Channel>();
        for (CurvePlan.Channel channel : curves.channels()) {
            int step = CurvePlan.NONE;
            if (channel.step() != CurvePlan.NONE) {
                if (!(inputs.get(channel.step()) instanceof ScanColumn column
                        && (column.isStep() || column.isMetric()))) {
                    return null;
                }
                step = column.column;
            }
            if (channel.filter() != CurvePlan.NONE
                    || !(inputs.get(channel.value()) instanceof ScanColumn value && value.isMetric())) {
                return null;
            }
            channels.add(new CurvePlan.Channel(step, value.column, CurvePlan.NONE, channel.integral()));
        }
        for (CurvePlan.Call call : curves.calls()) {
            for (int option : call.options()) {
                if (option != CurvePlan.NONE && !(inputs.get(option) instanceof Constant)) {
                    return null;
                }
            }
        }
        return new CurvePlan(channels, curves.calls());
    }

    private static @Nullable QuantityCall quantity(Standard function, AggregateCall call, List<Input> inputs,
            int output) {
        if (call.filter() >= 0 || call.distinct() || call.arguments().size() > 1) {
            return null;
        }
        if (call.arguments().isEmpty()) {
            return function == Standard.COUNT ? new QuantityCall(Quantity.ROWS, -1, output) : null;
        }
        if (!(inputs.get(call.arguments().getFirst()) instanceof ScanColumn column) || column.isRun()) {
            return null;
        }
        @Nullable
        Quantity quantity = switch (function) {
            case COUNT -> column.isMetric() ? Quantity.POINTS : column.isStep() ? Quantity.ROWS : null;
            case MIN -> column.isMetric() ? Quantity.LEAST_VALUE
                    : column.isStep() ? Quantity.FIRST_STEP : Quantity.FIRST_TIME;
            case MAX -> column.isMetric() ? Quantity.GREATEST_VALUE
                    : column.isStep() ? Quantity.LAST_STEP : Quantity.LAST_TIME;
            default -> null;
        };
        return quantity == null ? null : new QuantityCall(quantity, column.column, output);
    }

    /** The only metric that a call reads, besides steps and constants, if it skips rows without it; or −1. */
    private static int onlyMetric(Standard function, AggregateCall call, List<Input> inputs) {
        boolean skipsNulls = switch (function) {
            case COUNT, SUM, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, COVAR_POP, COVAR_SAMP, CORR, REGR_SLOPE,
                    REGR_INTERCEPT, REGR_COUNT, MEDIAN, PERCENTILE_CONT, PERCENTILE_DISC, MODE, ARG_MIN, ARG_MAX,
                    APPROX_COUNT_DISTINCT -> true;
            default -> false;
        };
        if (!skipsNulls || call.filter() >= 0) {
            return -1;
        }
        int metric = -1;
        List<Integer> columns = new ArrayList<>(call.arguments());
        call.order().forEach(key -> columns.add(key.column()));
        for (int column : columns) {
            Input input = inputs.get(column);
            if (input instanceof ScanColumn read && read.isMetric() && (metric < 0 || metric == read.column)) {
                metric = read.column;
            } else if (!(input instanceof Constant || (input instanceof ScanColumn read && read.isStep()))) {
                return -1;
            }
        }
        return metric;
    }
}
