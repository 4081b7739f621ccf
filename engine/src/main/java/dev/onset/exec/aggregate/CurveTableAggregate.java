package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * A table function as an aggregate: its value is the list of its rows, so that it is computed wherever curve functions are,
 * from the archive's memory, run by run.
 */
final class CurveTableAggregate implements CurveFunction {

    private final CurveTableFunction function;

    private CurveTableAggregate(CurveTableFunction function) {
        this.function = function;
    }

    /** The keys of the partition, then an ARRAY of {@code @Nullable Object[]}, one for each row. */
    static Plan.Aggregate of(Plan.CurveTable table) {
        int keys = table.partitionKeys();
        List<Field> input = table.input().fields();
        List<Field> fields = new ArrayList<>(input.subList(0, keys));
        fields.add(new Field(table.function().signature().name(), DataType.ARRAY, true));
        List<Integer> groupKeys = IntStream.range(0, keys).boxed().toList();
        AggregateCall call = new AggregateCall(new AggregateCall.Curve(new CurveTableAggregate(table.function())),
                IntStream.range(keys, input.size()).boxed().toList(), false, -1, List.of(), DataType.ARRAY);
        return new Plan.Aggregate(table.input(), groupKeys, List.of(groupKeys), List.of(call), fields);
    }

    @Override
    public Signature signature() {
        return new Signature(function.signature().name(), function.signature().parameters(), ResultType.VARCHAR);
    }

    @Override
    public Documentation documentation() {
        return function.documentation();
    }

    @Override
    public void evaluate(CurveCall call, Result result) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        function.evaluate(call, rows::add);
        ((SlotResult) result).setReference(rows);
    }
}
