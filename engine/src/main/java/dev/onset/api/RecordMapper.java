package dev.onset.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.plan.Field;

/** Makes records of rows. */
final class RecordMapper<R extends Record> {

    private static final Map<Class<?>, Class<?>> OBJECTS = Map.of(long.class, Long.class, int.class, Integer.class,
            double.class, Double.class, float.class, Float.class, boolean.class, Boolean.class);

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final RecordComponent[] components;
    private final int[] columns;

    /** @throws OnsetException if the record cannot be made of such rows */
    RecordMapper(Class<R> type, List<Field> fields) {
        this.type = type;
        components = type.getRecordComponents();
        columns = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            columns[i] = column(components[i], fields);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "The record " + type.getSimpleName()
                    + " cannot be made from outside of its module: open its package to Onset, or make it public", null,
                    e);
        }
    }

    private int column(RecordComponent component, List<Field> fields) {
        String name = plain(component.getName());
        int found = -1;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(component.getName())) {
                return i;
            }
            if (found < 0 && plain(fields.get(i).name()).equals(name)) {
                found = i;
            }
        }
        if (found < 0) {
            List<String> names = fields.stream().map(Field::name).toList();
            throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "The result has no column for "
                    + component.getName() + " of the record " + type.getSimpleName()
                    + Suggestions.didYouMean(component.getName(), names) + "; it has " + String.join(", ", names));
        }
        return found;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    R map(Row row) {
        @Nullable
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, i);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(Row row, int component) {
        RecordComponent to = components[component];
        Object value = row.getObject(columns[component]);
        if (to.getType() == Optional.class) {
            Class<?> inner = to.getGenericType() instanceof ParameterizedType optional
                    && optional.getActualTypeArguments()[0] instanceof Class<?> item ? item : Object.class;
            return Optional.ofNullable(value == null ? null : converted(value, inner, to, row, component));
        }
        if (value != null) {
            return converted(value, to.getType(), to, row, component);
        }
        if (to.getType().isPrimitive()) {
            throw mismatch(to, row, component, "is NULL, and " + to.getType() + " has no NULL");
        }
        return null;
    }

    private Object converted(Object value, Class<?> wanted, RecordComponent to, Row row, int component) {
        Class<?> target = OBJECTS.getOrDefault(wanted, wanted);
        Object result = switch (value) {
            case Long number when target == Integer.class && number == number.intValue() -> number.intValue();
            case Long number when target == Double.class -> number.doubleValue();
            case Double number when target == Float.class -> number.floatValue();
            case BigDecimal number when target == Double.class -> number.doubleValue();
            case BigDecimal number when target == Float.class -> number.floatValue();
            case LocalDateTime time when target == Instant.class -> time.toInstant(ZoneOffset.UTC);
            default -> value;
        };
        if (!target.isInstance(result)) {
            throw mismatch(to, row, component,
                    "is " + ValueText.ofObject(value) + ", which is no " + wanted.getSimpleName());
        }
        return result;
    }

    private OnsetException mismatch(RecordComponent to, Row row, int component, String what) {
        return new OnsetException(OnsetException.Category.TYPE, "Column " + row.fields().get(columns[component]).name()
                + " for " + to.getName() + " of the record " + type.getSimpleName() + " " + what);
    }
}
