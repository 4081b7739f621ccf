package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.expression.ExpressionTraits;
import dev.onset.functions.Parameter;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.Expression;
import dev.onset.plan.Plan;

/**
 * A GROUP BY run_id over plain columns of {@code history}, which can be answered from the curves as they lie in the archive.
 *
 * @param scan of history
 * @param curves the curve functions; their channels name columns of the scan, options columns of the aggregate's input
 * @param options the constants behind the options, by column of the aggregate's input; null where it is none
 * @param standards the other aggregates
 */
record DirectPlan(Plan.Scan scan, CurvePlan curves, List<@Nullable Expression> options, List<StandardCall> standards) {

    private static final String HISTORY = "history";
    private static final String RUN_ID = "run_id";
    private static final String STEP = "step";
    private static final String WALL_TIME = "wall_time";

    /** What of a run's curves or steps answers an aggregate. */
    enum Quantity {
        ROWS, POINTS, FIRST_STEP, LAST_STEP, LEAST_VALUE, GREATEST_VALUE
    }

    /**
     * An aggregate that needs no rows.
     *
     * @param column of the scan; a metric for POINTS, LEAST_VALUE and GREATEST_VALUE
     * @param output the position of its result among the columns of the aggregate
     */
    record StandardCall(Quantity quantity, int column, int output) {}

    /** The direct form of a plan, or null if it needs rows. */
    static @Nullable DirectPlan of(Plan.Aggregate plan) {
        Source source = Source.of(plan.input());
        CurvePlan curves = CurvePlan.of(plan);
        if (source == null || curves == null || plan.groupKeys().size() != 1 || plan.groupingSets().size() != 1
                || plan.groupingSets().getFirst().size() != 1
                || !RUN_ID.equals(source.name(plan.groupKeys().getFirst()))) {
            return null;
        }
        CurvePlan overScan = overScan(curves, source);
        List<StandardCall> standards = overScan == null ? null : standards(plan, source);
        return overScan == null || standards == null
                ? null
                : new DirectPlan(source.scan, overScan, source.constants, standards);
    }

    /**
     * Where the columns of the aggregate's input come from.
     *
     * @param columns the column of the scan, or −1
     * @param constants the constant, or null
     */
    private record Source(Plan.Scan scan, int[] columns, List<@Nullable Expression> constants) {

        static @Nullable Source of(Plan input) {
            if (input instanceof Plan.Scan scan && scan.table().name().equals(HISTORY)) {
                int[] columns = new int[scan.columns().size()];
                Arrays.setAll(columns, i -> i);
                return new Source(scan, columns, new ArrayList<>(Arrays.asList(new Expression[columns.length])));
            }
            if (!(input instanceof Plan.Project project)) {
                return null;
            }
            Source below = of(project.input());
            if (below == null) {
                return null;
            }
            int[] columns = new int[project.expressions().size()];
            List<@Nullable Expression> constants = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                Expression expression = project.expressions().get(i);
                boolean reference = expression instanceof Expression.ColumnReference;
                columns[i] = reference ? below.columns[((Expression.ColumnReference) expression).column()] : -1;
                constants.add(reference
                        ? below.constants.get(((Expression.ColumnReference) expression).column())
                        : ExpressionTraits.isConstant(expression) ? expression : null);
            }
            return new Source(below.scan, columns, constants);
        }

        /** The name of the history column, or null if it is none. */
        @Nullable
        String name(int column) {
            return columns[column] < 0 ? null : scan.fields().get(columns[column]).name();
        }

        boolean isStep(int column) {
            return STEP.equals(name(column));
        }

        boolean isMetric(int column) {
            String name = name(column);
            return name != null && !name.equals(RUN_ID) && !name.equals(STEP) && !name.equals(WALL_TIME);
        }
    }

    private static @Nullable CurvePlan overScan(CurvePlan curves, Source source) {
        var channels = new ArrayList<CurvePlan.Channel>();
        for (CurvePlan.Channel channel : curves.channels()) {
            boolean stepKnown = channel.step() == CurvePlan.NONE || source.isStep(channel.step())
                    || source.isMetric(channel.step());
            if (channel.filter() != CurvePlan.NONE || !stepKnown || !source.isMetric(channel.value())) {
                return null;
            }
            int step = channel.step() == CurvePlan.NONE ? CurvePlan.NONE : source.columns[channel.step()];
            channels.add(new CurvePlan.Channel(step, source.columns[channel.value()], CurvePlan.NONE,
                    channel.integral()));
        }
        for (CurvePlan.Call call : curves.calls()) {
            for (int parameter = 0; parameter < call.options().length; parameter++) {
                Parameter declared = call.signature().parameters().get(parameter);
                int column = call.options()[parameter];
                if (declared.isOption() && column != CurvePlan.NONE && source.constants.get(column) == null) {
                    return null;
                }
            }
        }
        return new CurvePlan(channels, curves.calls());
    }

    private static @Nullable List<StandardCall> standards(Plan.Aggregate plan, Source source) {
        var standards = new ArrayList<StandardCall>();
        for (int i = 0; i < plan.calls().size(); i++) {
            AggregateCall call = plan.calls().get(i);
            if (call.function() instanceof Standard function) {
                StandardCall standard = standard(function, call, source, plan.groupKeys().size() + i);
                if (standard == null) {
                    return null;
                }
                standards.add(standard);
            }
        }
        return standards;
    }

    private static @Nullable StandardCall standard(Standard function, AggregateCall call, Source source, int output) {
        if (call.filter() >= 0 || call.distinct() || call.arguments().size() > 1) {
            return null;
        }
        if (call.arguments().isEmpty()) {
            return function == Standard.COUNT ? new StandardCall(Quantity.ROWS, -1, output) : null;
        }
        int argument = call.arguments().getFirst();
        int column = source.columns[argument];
        boolean metric = source.isMetric(argument);
        boolean step = source.isStep(argument);
        if (!metric && !step) {
            return null;
        }
        return switch (function) {
            case COUNT -> new StandardCall(metric ? Quantity.POINTS : Quantity.ROWS, column, output);
            case MIN -> new StandardCall(metric ? Quantity.LEAST_VALUE : Quantity.FIRST_STEP, column, output);
            case MAX -> new StandardCall(metric ? Quantity.GREATEST_VALUE : Quantity.LAST_STEP, column, output);
            default -> null;
        };
    }
}
