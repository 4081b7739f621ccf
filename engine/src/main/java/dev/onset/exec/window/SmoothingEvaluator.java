package dev.onset.exec.window;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.aggregate.CurveOptions;
import dev.onset.exec.column.Column;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.InvalidOptionException;
import dev.onset.functions.Options;
import dev.onset.functions.Parameter;
import dev.onset.functions.WindowPoints;
import dev.onset.plan.DataType;

/** A window function of the registry: a number for each point of a partition, NULL where a curve or step is. */
final class SmoothingEvaluator implements WindowEvaluator {

    private final CurveWindowFunction function;
    private final List<Parameter> parameters;
    private final List<Column> arguments;
    private final WindowResult result;
    private double[][] columns;
    private double[] results = {};
    private int[] rows = {};

    SmoothingEvaluator(CurveWindowFunction function, List<Column> arguments, WindowResult result) {
        this.function = function;
        this.parameters = function.signature().parameters();
        this.arguments = arguments;
        this.result = result;
        this.columns = new double[parameters.size()][0];
    }

    @Override
    public void evaluate(Partition partition) {
        reserve(partition.size());
        int points = 0;
        for (int i = 0; i < partition.size(); i++) {
            int row = partition.row(i);
            if (isPoint(row)) {
                for (int argument = 0; argument < arguments.size(); argument++) {
                    if (!parameters.get(argument).isOption()) {
                        Column column = arguments.get(argument);
                        columns[argument][points] = column.type().layout() == DataType.Layout.LONG
                                ? column.longAt(row)
                                : column.doubleAt(row);
                    }
                }
                rows[points++] = row;
            }
        }
        try {
            function.evaluate(new WindowPoints(points, columns), options(partition), results);
        } catch (InvalidOptionException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, String.valueOf(e.getMessage()), null, e);
        }
        for (int i = 0; i < points; i++) {
            result.setDouble(rows[i], results[i]);
        }
    }

    private void reserve(int points) {
        if (results.length < points) {
            results = new double[points];
            rows = new int[points];
            columns = new double[parameters.size()][0];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = parameters.get(i).isOption() ? columns[i] : new double[points];
            }
        }
    }

    private boolean isPoint(int row) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!parameters.get(i).isOption() && arguments.get(i).isNull(row)) {
                return false;
            }
        }
        return true;
    }

    private Options options(Partition partition) {
        String name = function.signature().name();
        Options options = new Options(name, parameters);
        for (int i = 0; i < arguments.size(); i++) {
            if (parameters.get(i).isOption()) {
                Column column = arguments.get(i);
                @Nullable
                Object first = column.objectAt(partition.row(0));
                for (int position = 1; position < partition.size(); position++) {
                    @Nullable
                    Object other = column.objectAt(partition.row(position));
                    if (!Objects.equals(first, other)) {
                        throw new OnsetException(OnsetException.Category.ARGUMENT,
                                "%s: option %s must be the same in all rows of a partition, but is %s and %s".formatted(
                                        name,
                                        parameters.get(i).name(), first == null ? "NULL" : first,
                                        other == null ? "NULL" : other));
                    }
                }
                options.set(i, CurveOptions.convert(name, parameters.get(i), first));
            }
        }
        return options;
    }
}
