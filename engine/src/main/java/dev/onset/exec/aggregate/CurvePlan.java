package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.Signature;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * The curve functions of a GROUP BY, and the curves that they share.
 *
 * @param channels the distinct curves
 * @param calls the curve functions
 */
record CurvePlan(List<Channel> channels, List<Call> calls) {

    /** No column of the input. */
    static final int NONE = -1;

    /**
     * One distinct curve: the pairs of two columns of the input.
     *
     * @param step the column of the steps, or NONE: points count from 0
     * @param value the column of the values
     * @param filter the BOOLEAN column that selects the rows, or NONE
     * @param integral whether steps are whole numbers
     */
    record Channel(int step, int value, int filter, boolean integral) {}

    /**
     * One curve function.
     *
     * @param output the position of its result among the columns of the aggregate
     * @param channels for each parameter the channel of its curve, or NONE
     * @param options for each parameter the column of its option, or NONE: not an option, or left out
     * @param filter the BOOLEAN column that selects the rows, or NONE
     */
    record Call(CurveFunction function, int output, int[] channels, int[] options, int filter, DataType type) {

        Signature signature() {
            return function.signature();
        }
    }

    CurvePlan {
        channels = List.copyOf(channels);
        calls = List.copyOf(calls);
    }

    /** The curve functions of a plan, or null if there are none. */
    static @Nullable CurvePlan of(Plan.Aggregate plan) {
        var channels = new ArrayList<Channel>();
        var calls = new ArrayList<Call>();
        List<Field> fields = plan.input().fields();
        for (int i = 0; i < plan.calls().size(); i++) {
            AggregateCall call = plan.calls().get(i);
            if (call.function() instanceof AggregateCall.Curve(CurveFunction function)) {
                calls.add(bind(function, call, plan.groupKeys().size() + i, fields, channels));
            }
        }
        return calls.isEmpty() ? null : new CurvePlan(channels, calls);
    }

    private static Call bind(CurveFunction function, AggregateCall call, int output, List<Field> fields,
            List<Channel> channels) {
        List<Parameter> parameters = function.signature().parameters();
        int[] channelOf = new int[parameters.size()];
        int[] optionOf = new int[parameters.size()];
        Arrays.fill(channelOf, NONE);
        Arrays.fill(optionOf, NONE);
        int step = NONE;
        for (int i = 0; i < call.arguments().size(); i++) {
            int column = call.arguments().get(i);
            switch (parameters.get(i).kind()) {
                case STEP -> step = column;
                case CURVE -> {
                    boolean integral = step == NONE || fields.get(step).type().layout() == DataType.Layout.LONG;
                    Channel channel = new Channel(step, column, call.filter(), integral);
                    if (!channels.contains(channel)) {
                        channels.add(channel);
                    }
                    channelOf[i] = channels.indexOf(channel);
                }
                case INTEGER_OPTION, NUMBER_OPTION, TEXT_OPTION -> optionOf[i] = column;
            }
        }
        return new Call(function, output, channelOf, optionOf, call.filter(), call.type());
    }

    /** The distinct columns of the input that the functions need, ascending. */
    List<Integer> columns() {
        var columns = new TreeSet<Integer>();
        for (Channel channel : channels) {
            columns.add(channel.step);
            columns.add(channel.value);
            columns.add(channel.filter);
        }
        for (Call call : calls) {
            Arrays.stream(call.options).forEach(columns::add);
            columns.add(call.filter);
        }
        columns.remove(NONE);
        return List.copyOf(columns);
    }
}
