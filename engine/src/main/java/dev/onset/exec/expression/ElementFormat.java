package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.RowValue;
import dev.onset.plan.DataType;

/**
 * How values within arrays are shown. There, dates and times are the numbers that the engine computes with, and rows are arrays; what
 * leaves the engine has them as texts, and as {@link RowValue}s.
 *
 * <p>Written, a format is the name of a {@link DataType}, or {@code *} for what stays as it is; of an array {@code [DATE]}, of a row
 * {@code {DATE,*}}.
 */
abstract sealed class ElementFormat {

    abstract Object shown(Object value);

    final @Nullable Object ofNullable(@Nullable Object value) {
        return value == null ? null : shown(value);
    }

    static ElementFormat parse(String text) {
        return new Parser(text).next();
    }

    private static final class Same extends ElementFormat {
        @Override
        Object shown(Object value) {
            return value;
        }
    }

    private static final class Time extends ElementFormat {
        private final DataType type;

        Time(DataType type) {
            this.type = type;
        }

        @Override
        Object shown(Object value) {
            return value instanceof Long number ? switch (type) {
                case DATE -> Temporal.dateText(number);
                case TIME -> Temporal.timeText(number);
                case TIMESTAMP -> Temporal.timestampText(number);
                case INTERVAL_DAY_TIME -> Temporal.intervalText(number);
                case INTERVAL_YEAR_MONTH -> Temporal.monthsText(number);
                default -> value;
            } : value;
        }
    }

    private static final class Elements extends ElementFormat {
        private final ElementFormat element;

        Elements(ElementFormat element) {
            this.element = element;
        }

        @Override
        Object shown(Object value) {
            List<@Nullable Object> shown = new ArrayList<>();
            for (Object inner : (List<?>) value) {
                shown.add(element.ofNullable(inner));
            }
            return shown;
        }
    }

    private static final class Fields extends ElementFormat {
        private final List<ElementFormat> formats;

        Fields(List<ElementFormat> formats) {
            this.formats = formats;
        }

        @Override
        Object shown(Object value) {
            List<?> fields = (List<?>) value;
            List<@Nullable Object> shown = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                shown.add(formats.get(i).ofNullable(fields.get(i)));
            }
            return new RowValue(shown);
        }
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        ElementFormat next() {
            char first = text.charAt(at);
            if (first == '[' || first == '{') {
                List<ElementFormat> inside = new ArrayList<>();
                do {
                    at++;
                    inside.add(next());
                } while (text.charAt(at) == ',');
                at++;
                return first == '[' ? new Elements(inside.getFirst()) : new Fields(inside);
            }
            int start = at;
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at);
            return name.equals("*") ? new Same() : new Time(DataType.valueOf(name));
        }
    }
}
