package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.FrameAggregate;
import dev.onset.exec.column.Column;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.SortKey;
import dev.onset.plan.WindowCall;
import dev.onset.plan.WindowCall.Bound;
import dev.onset.plan.WindowCall.Exclusion;
import dev.onset.plan.WindowCall.Frame;
import dev.onset.plan.WindowCall.Positional;

/** Chooses how to compute each call over some rows. Calls of the same order or frame share what is known of it. */
final class Evaluators {

    private record FrameKey(List<SortKey> order, Frame frame) {}

    private final List<Column> columns;
    private final List<Field> fields;
    private final QueryContext context;
    private final Map<List<SortKey>, Peers> peers = new HashMap<>();
    private final Map<FrameKey, Frames> frames = new HashMap<>();

    /** @param columns of the rows, with the names and types of the fields */
    Evaluators(List<Column> columns, List<Field> fields, QueryContext context) {
        this.columns = columns;
        this.fields = fields;
        this.context = context;
    }

    WindowEvaluator create(WindowCall call, WindowResult result) {
        List<Column> arguments = call.arguments().stream().map(columns::get).toList();
        return switch (call.function()) {
            case Positional function -> switch (function) {
                case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE ->
                        new RankEvaluator(function, arguments, peers(call.order()), result);
                case LAG, LEAD -> new OffsetEvaluator(function == Positional.LEAD, call.ignoreNulls(), arguments,
                        result);
                case FIRST_VALUE, LAST_VALUE, NTH_VALUE ->
                        new FrameValueEvaluator(function, call.ignoreNulls(), arguments, frames(call), result);
            };
            case WindowCall.Smoothing(CurveWindowFunction function) ->
                    new SmoothingEvaluator(function, arguments, result);
            case WindowCall.Aggregated(AggregateCall.AggregateFunction function) ->
                    aggregate(call, function, arguments, result);
        };
    }

    private WindowEvaluator aggregate(WindowCall call, AggregateCall.AggregateFunction function,
            List<Column> arguments, WindowResult result) {
        Frame frame = call.frame();
        boolean toTheEnd = frame.upper().kind() == Bound.Kind.UNBOUNDED_FOLLOWING
                || (call.order().isEmpty() && !frame.rows() && frame.upper().kind() == Bound.Kind.CURRENT_ROW);
        boolean fromTheStart = frame.lower().kind() == Bound.Kind.UNBOUNDED_PRECEDING
                || (call.order().isEmpty() && !frame.rows() && frame.lower().kind() == Bound.Kind.CURRENT_ROW);
        boolean excludes = frame.exclusion() != Exclusion.NO_OTHERS;
        if (toTheEnd && fromTheStart && !excludes) {
            return new PartitionAggregateEvaluator(any(call, function), columns, result.rows(), result, context);
        }
        WindowEvaluator special = special(call, function, arguments, result);
        if (special != null) {
            return special;
        }
        return fromTheStart && !excludes
                ? new RunningAggregateEvaluator(any(call, function), columns, frames(call), result, context)
                : new FrameAggregateEvaluator(any(call, function), columns, frames(call), result, context);
    }

    /** Aggregates whose cost does not grow with the frame, or null. */
    private @Nullable WindowEvaluator special(WindowCall call, AggregateCall.AggregateFunction function,
            List<Column> arguments, WindowResult result) {
        boolean sumOfIntegers = arguments.size() == 1 && (arguments.getFirst().type() == DataType.BIGINT
                || arguments.getFirst().type() == DataType.INTEGER);
        boolean sumOfDoubles = arguments.size() == 1 && arguments.getFirst().type() == DataType.DOUBLE;
        if (call.distinct() && function == Standard.COUNT && arguments.size() == 1) {
            return new DistinctCountEvaluator(arguments.getFirst(), frames(call), result, context);
        }
        if (call.distinct() && function != Standard.MIN && function != Standard.MAX) {
            return null;
        }
        return switch (function) {
            case Standard.COUNT -> new CountEvaluator(arguments, frames(call), result);
            case Standard.SUM, Standard.SUM0, Standard.AVG -> sumOfDoubles
                    ? new DoubleSumEvaluator((Standard) function, arguments.getFirst(), frames(call), result)
                    : sumOfIntegers && (function != Standard.AVG || result.type() == DataType.DOUBLE)
                            ? new LongSumEvaluator((Standard) function, arguments.getFirst(), frames(call), result)
                            : null;
            case Standard.MEDIAN -> arguments.getFirst().type().isNumeric()
                    ? new MedianEvaluator(arguments.getFirst(), frames(call), result, context)
                    : null;
            case Standard.MIN, Standard.EVERY ->
                    new ExtremeEvaluator(false, arguments.getFirst(), frames(call), result);
            case Standard.MAX, Standard.SOME -> new ExtremeEvaluator(true, arguments.getFirst(), frames(call), result);
            case Standard.VAR_POP, Standard.VAR_SAMP, Standard.STDDEV_POP, Standard.STDDEV_SAMP ->
                    new MomentsEvaluator((Standard) function, arguments.getFirst(), null, frames(call), result);
            case Standard.COVAR_POP, Standard.COVAR_SAMP, Standard.CORR, Standard.REGR_SLOPE, Standard.REGR_INTERCEPT,
                    Standard.REGR_COUNT ->
                    new MomentsEvaluator((Standard) function, arguments.get(0), arguments.get(1), frames(call),
                            result);
            default -> null;
        };
    }

    private FrameAggregate any(WindowCall call, AggregateCall.AggregateFunction function) {
        return new FrameAggregate(
                new AggregateCall(function, call.arguments(), call.distinct(), -1, List.of(), call.type()), fields);
    }

    private Peers peers(List<SortKey> order) {
        return peers.computeIfAbsent(order, keys -> new Peers(columns, keys));
    }

    private Frames frames(WindowCall call) {
        return frames.computeIfAbsent(new FrameKey(call.order(), call.frame()), key -> newFrames(key));
    }

    private Frames newFrames(FrameKey key) {
        Frame frame = key.frame();
        FrameOffset lower = FrameOffset.of(frame.lower(), context);
        FrameOffset upper = FrameOffset.of(frame.upper(), context);
        boolean byDifference = !frame.rows()
                && (frame.lower().offset() != null || frame.upper().offset() != null);
        RangeKey rangeKey = byDifference
                ? new RangeKey(columns.get(key.order().getFirst().column()), key.order().getFirst(),
                        frame.lower().offset() != null ? lower.type() : upper.type())
                : null;
        return new Frames(frame, peers(key.order()), lower, upper, rangeKey);
    }

    /** Calls by their position, where the rows of one task are evaluated. */
    List<WindowEvaluator> createAll(List<WindowCall> calls, List<Integer> positions, WindowResult[] results) {
        List<WindowEvaluator> made = new ArrayList<>();
        for (int position : positions) {
            made.add(create(calls.get(position), results[position]));
        }
        return made;
    }
}
