package dev.onset.exec.aggregate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.onset.plan.AggregateCall;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** What EXPLAIN says of an aggregate. */
final class Descriptions {

    private Descriptions() {}

    static String of(Plan.Aggregate plan) {
        List<Field> fields = plan.input().fields();
        String calls = plan.calls().stream().map(call -> describe(call, fields)).collect(Collectors.joining(", "));
        if (plan.groupKeys().isEmpty()) {
            return "[" + calls + "]";
        }
        String keys = plan.groupKeys().stream().map(key -> fields.get(key).name()).collect(Collectors.joining(", "));
        String sets = plan.groupingSets().size() > 1 ? ", " + plan.groupingSets().size() + " grouping sets" : "";
        return "[" + calls + "] by " + keys + sets;
    }

    private static String describe(AggregateCall call, List<Field> fields) {
        String name = switch (call.function()) {
            case AggregateCall.Standard standard -> standard.name().toLowerCase(Locale.ROOT);
            case AggregateCall.Curve curve -> curve.function().signature().name();
        };
        String arguments = call.arguments().stream().map(argument -> fields.get(argument).name())
                .collect(Collectors.joining(", "));
        String within = call.within().stream().map(key -> fields.get(key).name()).collect(Collectors.joining(", "));
        return within.isEmpty()
                ? name + "(" + (call.distinct() ? "distinct " : "") + arguments + ")"
                : name + "(" + arguments + ") within distinct (" + within + ")";
    }
}
