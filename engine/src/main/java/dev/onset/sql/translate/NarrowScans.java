package dev.onset.sql.translate;

import java.util.List;
import java.util.TreeSet;

import dev.onset.plan.AggregateCall;
import dev.onset.plan.Plan;
import dev.onset.plan.SortKey;

/** Takes from a scan below an aggregate the columns that the aggregate does not use: COUNT(*) uses none. */
final class NarrowScans {

    private NarrowScans() {}

    /** The same plan; any other than an unconditional scan below an aggregate is left as it is. */
    static Plan below(Plan plan) {
        return switch (plan) {
            case Plan.Project(Plan.Aggregate aggregate, var expressions, var fields) ->
                    new Plan.Project(narrowed(aggregate), expressions, fields);
            case Plan.Aggregate aggregate -> narrowed(aggregate);
            default -> plan;
        };
    }

    private static Plan.Aggregate narrowed(Plan.Aggregate aggregate) {
        if (!(aggregate.input() instanceof Plan.Scan scan) || scan.condition() != null) {
            return aggregate;
        }
        TreeSet<Integer> used = new TreeSet<>(aggregate.groupKeys());
        for (AggregateCall call : aggregate.calls()) {
            used.addAll(call.arguments());
            used.addAll(call.within());
            call.order().forEach(key -> used.add(key.column()));
            if (call.filter() >= 0) {
                used.add(call.filter());
            }
        }
        if (used.isEmpty()) {
            used.add(0);
        }
        if (used.size() == scan.columns().size()) {
            return aggregate;
        }
        List<Integer> kept = List.copyOf(used);
        Plan.Scan narrow = new Plan.Scan(scan.table(), kept.stream().map(scan.columns()::get).toList(), null);
        return new Plan.Aggregate(narrow, positions(aggregate.groupKeys(), kept),
                aggregate.groupingSets().stream().map(set -> positions(set, kept)).toList(),
                aggregate.calls().stream().map(call -> remapped(call, kept)).toList(), aggregate.fields());
    }

    private static AggregateCall remapped(AggregateCall call, List<Integer> kept) {
        List<SortKey> order = call.order().stream()
                .map(key -> new SortKey(kept.indexOf(key.column()), key.descending(), key.nullsFirst())).toList();
        return new AggregateCall(call.function(), positions(call.arguments(), kept), call.distinct(),
                call.filter() < 0 ? call.filter() : kept.indexOf(call.filter()), order, call.type(),
                positions(call.within(), kept));
    }

    private static List<Integer> positions(List<Integer> columns, List<Integer> kept) {
        return columns.stream().map(kept::indexOf).toList();
    }
}
