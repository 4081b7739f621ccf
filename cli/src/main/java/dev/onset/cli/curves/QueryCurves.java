package dev.onset.cli.curves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/**
 * The curves that the rows of a query are: the first column that is a number or a time is x, each further number a curve, and
 * the first column of texts tells curves apart.
 *
 * @param x the name of the column
 * @param time whether x is microseconds since 1970
 * @param y what the values are: the name of the only column of values, else empty
 * @param passedOver how many further curves there were
 */
public record QueryCurves(String x, boolean time, String y, List<Curve> curves, int passedOver) {

    public QueryCurves {
        curves = List.copyOf(curves);
    }

    /** @param most how many curves to keep */
    public static QueryCurves read(QueryResult result, int most) {
        List<Field> fields = result.fields();
        int x = -1;
        int series = -1;
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            DataType type = fields.get(i).type();
            if (type == DataType.VARCHAR) {
                series = series < 0 ? i : series;
            } else if (x < 0 && (type.isNumeric() || isTime(type))) {
                x = i;
            } else if (type.isNumeric()) {
                values.add(i);
            }
        }
        if (x < 0 || values.isEmpty()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "A query for a plot gives x and y, both numbers, and maybe a text that tells curves apart;"
                            + " this one gives " + String.join(", ",
                                    fields.stream().map(field -> field.name() + " " + field.type()).toList()));
        }
        Map<String, CurveBuilder> builders = new LinkedHashMap<>();
        for (Row row : result.rows()) {
            if (row.isNull(x)) {
                continue;
            }
            double at = isTime(fields.get(x).type()) ? micros(row, x, fields.get(x).type()) : number(row, x);
            String name = series < 0 ? null : Objects.requireNonNullElse(row.getText(series), "NULL");
            for (int value : values) {
                if (!row.isNull(value)) {
                    builders.computeIfAbsent(label(name, fields.get(value).name(), values.size()),
                            key -> new CurveBuilder()).add(at, number(row, value));
                }
            }
        }
        List<Curve> curves = builders.entrySet().stream().limit(most)
                .map(entry -> entry.getValue().build(entry.getKey())).toList();
        return new QueryCurves(fields.get(x).name(), isTime(fields.get(x).type()),
                values.size() == 1 ? fields.get(values.getFirst()).name() : "", curves,
                builders.size() - curves.size());
    }

    private static String label(@Nullable String series, String column, int columns) {
        return series == null ? column : columns == 1 ? series : series + " " + column;
    }

    private static boolean isTime(DataType type) {
        return type == DataType.TIMESTAMP || type == DataType.DATE;
    }

    private static double micros(Row row, int column, DataType type) {
        return type == DataType.DATE ? row.getLong(column) * 86_400e6 : row.getLong(column);
    }

    private static double number(Row row, int column) {
        return row.fields().get(column).type() == DataType.DOUBLE ? row.getDouble(column) : row.getLong(column);
    }
}
