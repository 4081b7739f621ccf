package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.onset.error.OnsetException;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.SortKey;

/** Makes the state that a call of a standard aggregate needs. */
final class Accumulators {

    private final List<Field> fields;
    private final List<Integer> groupingSet;
    private final Map<Integer, GroupedValues> values = new HashMap<>();

    /**
     * @param fields of the input
     * @param groupingSet the columns that are grouped by
     */
    Accumulators(List<Field> fields, List<Integer> groupingSet) {
        this.fields = fields;
        this.groupingSet = groupingSet;
    }

    /** @param call of a standard aggregate */
    Accumulator create(AggregateCall call) {
        Standard function = (Standard) call.function();
        Accumulator accumulator = call.distinct() && distinctMatters(function)
                ? distinct(function, call)
                : create(function, call, call.arguments(), call.order());
        return call.filter() < 0 ? accumulator : new FilteredAccumulator(call.filter(), accumulator);
    }

    private static boolean distinctMatters(Standard function) {
        return switch (function) {
            case MIN, MAX, EVERY, SOME, ANY_VALUE, ARG_MIN, ARG_MAX, BIT_AND, BIT_OR, GROUPING,
                    APPROX_COUNT_DISTINCT ->
                    false;
            default -> true;
        };
    }

    private DistinctAccumulator distinct(Standard function, AggregateCall call) {
        var columns = new ArrayList<>(call.arguments());
        call.order().forEach(key -> columns.add(key.column()));
        List<String> within = call.within().stream().map(key -> fields.get(key).name()).toList();
        columns.addAll(call.within());
        List<DataType> types = columns.stream().map(this::type).toList();
        // the distinct rows have the group in column 0, the arguments behind it
        List<Integer> arguments = IntStream.rangeClosed(1, call.arguments().size()).boxed().toList();
        List<SortKey> order = IntStream.range(0, call.order().size()).mapToObj(i -> new SortKey(
                call.arguments().size() + 1 + i, call.order().get(i).descending(), call.order().get(i).nullsFirst()))
                .toList();
        var distinctFields = new ArrayList<Field>();
        distinctFields.add(new Field("group", DataType.BIGINT, false));
        columns.forEach(column -> distinctFields.add(fields.get(column)));
        Accumulator inner = new Accumulators(distinctFields, List.of()).create(function, call, arguments, order);
        return new DistinctAccumulator(columns, types, within, inner);
    }

    private Accumulator create(Standard function, AggregateCall call, List<Integer> arguments, List<SortKey> order) {
        return switch (function) {
            case COUNT -> new CountAccumulator(arguments.stream().mapToInt(Integer::intValue).toArray());
            case APPROX_COUNT_DISTINCT -> new DistinctAccumulator(arguments,
                    arguments.stream().map(this::type).toList(), List.of(), new CountAccumulator(
                            IntStream.rangeClosed(1, arguments.size()).toArray()));
            case SUM -> sum(arguments, SumKind.SUM);
            case SUM0 -> sum(arguments, SumKind.SUM_OR_ZERO);
            case AVG -> sum(arguments, SumKind.AVERAGE);
            case MIN -> extreme(arguments, false);
            case MAX -> extreme(arguments, true);
            case STDDEV_POP -> new VarianceAccumulator(arguments.getFirst(), false, true);
            case STDDEV_SAMP -> new VarianceAccumulator(arguments.getFirst(), true, true);
            case VAR_POP -> new VarianceAccumulator(arguments.getFirst(), false, false);
            case VAR_SAMP -> new VarianceAccumulator(arguments.getFirst(), true, false);
            case ANY_VALUE -> new AnyValueAccumulator(arguments.getFirst(), call.type());
            case SINGLE_VALUE -> new SingleValueAccumulator(arguments.getFirst(), call.type());
            case EVERY -> new BooleanAccumulator(arguments.getFirst(), true);
            case SOME -> new BooleanAccumulator(arguments.getFirst(), false);
            case COVAR_POP -> regression(arguments, RegressionAccumulator.Statistic.COVAR_POP);
            case COVAR_SAMP -> regression(arguments, RegressionAccumulator.Statistic.COVAR_SAMP);
            case CORR -> regression(arguments, RegressionAccumulator.Statistic.CORR);
            case REGR_SLOPE -> regression(arguments, RegressionAccumulator.Statistic.REGR_SLOPE);
            case REGR_INTERCEPT -> regression(arguments, RegressionAccumulator.Statistic.REGR_INTERCEPT);
            case REGR_COUNT -> regression(arguments, RegressionAccumulator.Statistic.REGR_COUNT);
            case REGR_SXX -> regression(arguments, RegressionAccumulator.Statistic.REGR_SXX);
            case REGR_SYY -> regression(arguments, RegressionAccumulator.Statistic.REGR_SYY);
            case REGR_SXY -> regression(arguments, RegressionAccumulator.Statistic.REGR_SXY);
            case REGR_AVGX -> regression(arguments, RegressionAccumulator.Statistic.REGR_AVGX);
            case REGR_AVGY -> regression(arguments, RegressionAccumulator.Statistic.REGR_AVGY);
            case REGR_R2 -> regression(arguments, RegressionAccumulator.Statistic.REGR_R2);
            case SKEWNESS -> new ShapeAccumulator(arguments.getFirst(), ShapeAccumulator.Statistic.SKEWNESS);
            case KURTOSIS -> new ShapeAccumulator(arguments.getFirst(), ShapeAccumulator.Statistic.KURTOSIS);
            case KURTOSIS_POP -> new ShapeAccumulator(arguments.getFirst(), ShapeAccumulator.Statistic.KURTOSIS_POP);
            case MEDIAN -> median(call, arguments.getFirst());
            case PERCENTILE_CONT -> percentile(true, call, arguments.getFirst(), order.getFirst());
            case PERCENTILE_DISC -> percentile(false, call, arguments.getFirst(), order.getFirst());
            case MODE -> {
                int value = arguments.isEmpty() ? order.getFirst().column() : arguments.getFirst();
                yield new ModeAccumulator(value, type(value));
            }
            case LISTAGG -> list(ListAccumulator.Kind.TEXT, arguments, order);
            case ARRAY_AGG -> list(ListAccumulator.Kind.ARRAY, arguments, order);
            case COLLECT -> list(ListAccumulator.Kind.ARRAY_ALWAYS, arguments, order);
            case FUSION -> list(ListAccumulator.Kind.FUSION, arguments, order);
            case INTERSECTION -> list(ListAccumulator.Kind.INTERSECTION, arguments, order);
            case ARG_MIN -> argumentOfExtreme(arguments, false);
            case ARG_MAX -> argumentOfExtreme(arguments, true);
            case BIT_AND, BIT_OR, BIT_XOR -> new BitAccumulator(arguments.getFirst(), function);
            case GROUPING -> new GroupingAccumulator(groupingBits(arguments));
        };
    }

    private DataType type(int column) {
        return fields.get(column).type();
    }

    private Accumulator sum(List<Integer> arguments, SumKind kind) {
        int argument = arguments.getFirst();
        return type(argument).layout() == DataType.Layout.DOUBLE
                ? new DoubleSumAccumulator(argument, kind)
                : new LongSumAccumulator(argument, kind);
    }

    private Accumulator extreme(List<Integer> arguments, boolean largest) {
        int argument = arguments.getFirst();
        return switch (type(argument).layout()) {
            case DOUBLE -> new DoubleExtremeAccumulator(argument, largest);
            case LONG -> new LongExtremeAccumulator(argument, largest);
            case BOOLEAN, TEXT, OBJECT -> new ValueExtremeAccumulator(argument, type(argument), largest);
        };
    }

    private static Accumulator regression(List<Integer> arguments, RegressionAccumulator.Statistic statistic) {
        return new RegressionAccumulator(arguments.get(0), arguments.get(1), statistic);
    }

    private Accumulator median(AggregateCall call, int value) {
        return type(value).isNumeric()
                ? numbers(new NumberPercentileAccumulator.Kind("MEDIAN", true, false), call,
                        NumberPercentileAccumulator.MEDIAN, value)
                : PercentileAccumulator.median(value, type(value));
    }

    private Accumulator percentile(boolean continuous, AggregateCall call, int fraction, SortKey key) {
        DataType type = type(key.column());
        if (continuous && !type.isNumeric() && type.layout() != DataType.Layout.LONG) {
            throw new OnsetException(OnsetException.Category.TYPE, "PERCENTILE_CONT needs numbers or times, not "
                    + type + "; PERCENTILE_DISC takes any type");
        }
        String name = continuous ? "PERCENTILE_CONT" : "PERCENTILE_DISC";
        return continuous || type.layout() == DataType.Layout.DOUBLE
                ? numbers(new NumberPercentileAccumulator.Kind(name, continuous, key.descending()), call, fraction,
                        key.column())
                : PercentileAccumulator.discrete(fraction, type(fraction), key, type);
    }

    /** Percentiles of the same column share its values, unless they see different rows of it. */
    private Accumulator numbers(NumberPercentileAccumulator.Kind kind, AggregateCall call, int fraction, int value) {
        boolean shared = !call.distinct() && call.filter() < 0;
        GroupedValues known = shared ? values.get(value) : null;
        GroupedValues used = known == null ? new GroupedValues(value) : known;
        if (shared) {
            values.put(value, used);
        }
        return new NumberPercentileAccumulator(kind, fraction, used, known == null);
    }

    private Accumulator list(ListAccumulator.Kind kind, List<Integer> arguments, List<SortKey> order) {
        var types = new ArrayList<DataType>();
        arguments.forEach(argument -> types.add(type(argument)));
        order.forEach(key -> types.add(type(key.column())));
        return new ListAccumulator(kind, arguments, order, types);
    }

    private Accumulator argumentOfExtreme(List<Integer> arguments, boolean largest) {
        int value = arguments.get(0);
        int key = arguments.get(1);
        return new ArgumentOfExtremeAccumulator(value, key, type(value), type(key), largest);
    }

    private long groupingBits(List<Integer> arguments) {
        long bits = 0;
        for (int argument : arguments) {
            bits = bits << 1 | (groupingSet.contains(argument) ? 0 : 1);
        }
        return bits;
    }
}
