package dev.onset.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.AggregateCall.AggregateFunction;

/** Prints a plan for people: one node a line, inputs indented below it, columns by name. */
public final class PlanPrinter {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private PlanPrinter() {}

    /** The plan as lines, each ended by a line feed. */
    public static String print(Plan plan) {
        PlanPrinter printer = new PlanPrinter();
        printer.node(plan, 0);
        return printer.out.toString();
    }

    private void node(Plan plan, int depth) {
        out.append(INDENT.repeat(depth)).append(describe(plan)).append('\n');
        switch (plan) {
            case Plan.Scan scan -> {
            }
            case Plan.Values values -> {
            }
            case Plan.Filter filter -> node(filter.input(), depth + 1);
            case Plan.Project project -> node(project.input(), depth + 1);
            case Plan.Aggregate aggregate -> node(aggregate.input(), depth + 1);
            case Plan.Sort sort -> node(sort.input(), depth + 1);
            case Plan.Window window -> node(window.input(), depth + 1);
            case Plan.CurveTable table -> node(table.input(), depth + 1);
            case Plan.Join join -> {
                node(join.left(), depth + 1);
                node(join.right(), depth + 1);
            }
            case Plan.Explain explain -> node(explain.input(), depth + 1);
            case Plan.SetOperation set -> {
                node(set.left(), depth + 1);
                node(set.right(), depth + 1);
            }
            case Plan.WorkingTable table -> {
            }
            case Plan.Recursion recursion -> {
                node(recursion.seed(), depth + 1);
                node(recursion.step(), depth + 1);
            }
            case Plan.Correlate correlate -> {
                node(correlate.left(), depth + 1);
                node(correlate.right(), depth + 1);
            }
            case Plan.Unnest unnest -> node(unnest.input(), depth + 1);
            case Plan.UnionAll union -> union.inputs().forEach(input -> node(input, depth + 1));
        }
    }

    private static String describe(Plan plan) {
        return switch (plan) {
            case Plan.Scan scan -> "Scan " + scan.table().qualifiedName() + " [" + names(scan.fields()) + "]"
                    + optional(" where ", scan.condition(), scan.fields());
            case Plan.Filter filter -> "Filter " + ExpressionPrinter.print(filter.condition(), filter.fields());
            case Plan.Project project -> "Project [" + projections(project) + "]";
            case Plan.Aggregate aggregate -> describe(aggregate);
            case Plan.Join join -> describe(join);
            case Plan.Sort sort -> describe(sort);
            case Plan.Window window -> describe(window);
            case Plan.CurveTable table -> "CurveTable " + table.function().signature().name() + " by "
                    + names(table.fields().subList(0, table.partitionKeys()));
            case Plan.Values values -> "Values [" + names(values.fields()) + "] " + values.rows().stream()
                    .map(row -> "(" + ExpressionPrinter.printAll(row, List.of()) + ")")
                    .collect(Collectors.joining(", "));
            case Plan.Explain explain -> explain.analyze() ? "Explain analyze" : "Explain";
            case Plan.SetOperation set ->
                    set.operator().name().replace('_', ' ') + " [" + names(set.fields()) + "]";
            case Plan.WorkingTable table -> "WorkingTable " + table.name() + " [" + names(table.fields()) + "]";
            case Plan.Recursion recursion -> "Recursion " + recursion.name() + (recursion.all() ? " all" : "") + " ["
                    + names(recursion.fields()) + "]";
            case Plan.Correlate correlate -> "Correlate" + (correlate.outer() ? " LEFT" : "") + " from slot "
                    + correlate.firstSlot() + " [" + names(correlate.fields()) + "]";
            case Plan.Unnest unnest -> "Unnest" + (unnest.outer() ? " LEFT" : "") + " ["
                    + names(unnest.fields().subList(unnest.kept(), unnest.fields().size())) + "]";
            case Plan.UnionAll union -> "UnionAll [" + names(union.fields()) + "]";
        };
    }

    private static String names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static String optional(String prefix, @Nullable Expression expression, List<Field> fields) {
        return expression == null ? "" : prefix + ExpressionPrinter.print(expression, fields);
    }

    private static String projections(Plan.Project project) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < project.expressions().size(); i++) {
            String expression = ExpressionPrinter.print(project.expressions().get(i), project.input().fields());
            String name = project.fields().get(i).name();
            text.append(i == 0 ? "" : ", ").append(expression).append(expression.equals(name) ? "" : " AS " + name);
        }
        return text.toString();
    }

    private static String describe(Plan.Aggregate aggregate) {
        List<Field> input = aggregate.input().fields();
        StringBuilder text = new StringBuilder("Aggregate");
        if (!aggregate.groupKeys().isEmpty()) {
            text.append(" by ").append(columns(aggregate.groupKeys(), input));
        }
        if (aggregate.groupingSets().size() > 1) {
            text.append(" sets ").append(aggregate.groupingSets().stream().map(set -> "(" + columns(set, input) + ")")
                    .collect(Collectors.joining(", ")));
        }
        int keys = aggregate.groupKeys().size();
        for (int i = 0; i < aggregate.calls().size(); i++) {
            String call = call(aggregate.calls().get(i), input);
            String name = aggregate.fields().get(keys + i).name();
            text.append(i == 0 ? " [" : ", ").append(call).append(call.equals(name) ? "" : " AS " + name);
        }
        return text.append(aggregate.calls().isEmpty() ? "" : "]").toString();
    }

    private static String columns(List<Integer> columns, List<Field> fields) {
        return columns.stream().map(fields::get).map(Field::name).collect(Collectors.joining(", "));
    }

    private static String call(AggregateCall call, List<Field> input) {
        String arguments = call.arguments().isEmpty() && call.function() == AggregateCall.Standard.COUNT
                ? "*"
                : columns(call.arguments(), input);
        boolean within = !call.within().isEmpty();
        return name(call.function()) + "(" + (call.distinct() && !within ? "DISTINCT " : "") + arguments + ")"
                + (within ? " within distinct (" + columns(call.within(), input) + ")" : "")
                + (call.order().isEmpty() ? "" : " within group (" + keys(call.order(), input) + ")")
                + (call.filter() < 0 ? "" : " filter " + input.get(call.filter()).name());
    }

    private static String name(AggregateFunction function) {
        return switch (function) {
            case AggregateCall.Standard standard -> standard.name();
            case AggregateCall.Curve(var curve) -> curve.signature().name();
        };
    }

    private static String keys(List<SortKey> keys, List<Field> fields) {
        return keys.stream()
                .map(key -> fields.get(key.column()).name() + (key.descending() ? " desc" : "")
                        + (key.nullsFirst() ? " nulls first" : " nulls last"))
                .collect(Collectors.joining(", "));
    }

    private static String describe(Plan.Join join) {
        StringBuilder text = new StringBuilder("Join ").append(join.joinType());
        for (int i = 0; i < join.leftKeys().size(); i++) {
            text.append(i == 0 ? " on " : " and ")
                    .append(join.left().fields().get(join.leftKeys().get(i)).name()).append(" = ")
                    .append(join.right().fields().get(join.rightKeys().get(i)).name());
        }
        List<Field> both = new ArrayList<>(join.left().fields());
        both.addAll(join.right().fields());
        return text.append(optional(" if ", join.residual(), both)).toString();
    }

    private static String describe(Plan.Window window) {
        List<Field> input = window.input().fields();
        StringBuilder text = new StringBuilder("Window [");
        for (int i = 0; i < window.calls().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(call(window.calls().get(i), input)).append(" AS ")
                    .append(window.fields().get(input.size() + i).name());
        }
        return text.append(']').toString();
    }

    private static String call(WindowCall call, List<Field> input) {
        String name = switch (call.function()) {
            case WindowCall.Positional positional -> positional.name();
            case WindowCall.Smoothing(var function) -> function.signature().name();
            case WindowCall.Aggregated(AggregateFunction function) -> name(function);
        };
        String partition = call.partitionKeys().isEmpty() ? "" : "partition by " + columns(call.partitionKeys(), input);
        String order = call.order().isEmpty() ? "" : "order by " + keys(call.order(), input);
        WindowCall.Frame frame = call.frame();
        String bounds = (frame.rows() ? "rows " : "range ") + bound(frame.lower()) + " to " + bound(frame.upper())
                + (frame.exclusion() == WindowCall.Exclusion.NO_OTHERS
                        ? ""
                        : " exclude " + frame.exclusion().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return name + "(" + (call.distinct() ? "DISTINCT " : "") + columns(call.arguments(), input) + ")"
                + (call.ignoreNulls() ? " ignore nulls" : "") + " over ("
                + Stream.of(partition, order, bounds).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "))
                + ")";
    }

    private static String bound(WindowCall.Bound bound) {
        String kind = bound.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return bound.offset() == null ? kind : ExpressionPrinter.print(bound.offset(), List.of()) + " " + kind;
    }

    private static String describe(Plan.Sort sort) {
        StringBuilder text = new StringBuilder(sort.keys().isEmpty() ? "Limit" : "Sort by ")
                .append(keys(sort.keys(), sort.fields()));
        text.append(optional(sort.keys().isEmpty() ? " " : " limit ", sort.limit(), sort.fields()));
        return text.append(optional(" offset ", sort.offset(), sort.fields())).toString();
    }
}
