package dev.onset.sql.translate;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression.Literal;
import dev.onset.sql.catalog.SqlTypes;

/** Calcite's constants as constants of a plan. */
final class Literals {

    private Literals() {}

    static Literal of(RexLiteral literal) {
        DataType type = SqlTypes.fromCalcite(literal.getType());
        Object value = switch (type) {
            case DATE -> literal.getValueAs(DateString.class);
            case TIME -> literal.getValueAs(TimeString.class);
            case TIMESTAMP -> literal.getValueAs(TimestampString.class);
            default -> literal.getValue();
        };
        return new Literal(value(value, type), type);
    }

    /**
     * The value as a plan holds it.
     *
     * @param value as Calcite holds it
     */
    static @Nullable Object value(@Nullable Object value, DataType type) {
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool;
            case BigDecimal number -> number(number, type);
            case Number number -> number(new BigDecimal(number.toString()), type);
            case NlsString text -> text.getValue();
            case DateString date -> (long) date.getDaysSinceEpoch();
            case TimeString time -> ChronoUnit.MICROS.between(LocalTime.MIDNIGHT, LocalTime.parse(time.toString()));
            case TimestampString timestamp -> micros(timestamp);
            default -> value.toString();
        };
    }

    private static Object number(BigDecimal number, DataType type) {
        return switch (type) {
            case DOUBLE -> number.doubleValue();
            case INTERVAL_DAY_TIME -> number.multiply(BigDecimal.valueOf(1000)).longValue();
            default -> number.longValueExact();
        };
    }

    private static long micros(TimestampString timestamp) {
        LocalDateTime time = LocalDateTime.parse(timestamp.toString().replace(' ', 'T'));
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
    }
}
