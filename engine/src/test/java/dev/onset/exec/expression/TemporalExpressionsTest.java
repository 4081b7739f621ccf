package dev.onset.exec.expression;

import static dev.onset.exec.Expressions.call;
import static dev.onset.exec.Expressions.cast;
import static dev.onset.exec.Expressions.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.exec.TestContexts;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

class TemporalExpressionsTest {

    private static @Nullable Object value(Expression expression) {
        return new ExpressionCompiler(TestContexts.sequential()).compile(expression).evaluate(new Batch(1, List.of()))
                .objectAt(0);
    }

    private static Expression timestamp(String text) {
        return cast(literal(text), DataType.TIMESTAMP);
    }

    private static @Nullable Object text(Expression timestamp) {
        return value(cast(timestamp, DataType.VARCHAR));
    }

    @Test
    void textsOfIso8601AreTimestamps() {
        assertThat(text(timestamp("2026-01-31T12:34:56.789"))).isEqualTo("2026-01-31 12:34:56.789");
    }

    @Test
    void anOffsetFromUtcIsApplied() {
        assertThat(text(timestamp("2026-01-31 12:00:00+02:00"))).isEqualTo("2026-01-31 10:00:00");
    }

    @Test
    void aMonthAfterTheLastDayIsTheLastDay() {
        assertThat(text(call(ScalarOperator.TIMESTAMP_ADD, DataType.TIMESTAMP, literal("MONTH"), literal(1),
                timestamp("2024-01-31")))).isEqualTo("2024-02-29 00:00:00");
    }

    @Test
    void anIntervalOfHoursIsAdded() {
        assertThat(text(call(ScalarOperator.PLUS, DataType.TIMESTAMP, timestamp("2026-01-31 23:00:00"),
                literal(7_200_000_000L, DataType.INTERVAL_DAY_TIME)))).isEqualTo("2026-02-01 01:00:00");
    }

    @Test
    void anIntervalOfMonthsIsSubtracted() {
        assertThat(text(call(ScalarOperator.MINUS, DataType.TIMESTAMP, timestamp("2026-03-31"),
                literal(1L, DataType.INTERVAL_YEAR_MONTH)))).isEqualTo("2026-02-28 00:00:00");
    }

    @Test
    void aDifferenceCountsWholeUnits() {
        assertThat(value(call(ScalarOperator.TIMESTAMP_DIFF, DataType.BIGINT, literal("HOUR"),
                timestamp("2026-01-01 00:30:00"), timestamp("2026-01-01 02:29:00")))).isEqualTo(1L);
    }

    @Test
    void aDifferenceToAnEarlierTimeIsNegative() {
        assertThat(value(call(ScalarOperator.TIMESTAMP_DIFF, DataType.BIGINT, literal("MONTH"), timestamp("2026-03-15"),
                timestamp("2026-01-15")))).isEqualTo(-2L);
    }

    @Test
    void weeksStartOnMonday() {
        assertThat(text(call(ScalarOperator.FLOOR_TO, DataType.TIMESTAMP, literal("WEEK"),
                timestamp("2026-03-01 10:00:00")))).isEqualTo("2026-02-23 00:00:00");
    }

    @Test
    void theCeilingOfAWholeUnitIsItself() {
        assertThat(text(call(ScalarOperator.CEIL_TO, DataType.TIMESTAMP, literal("MONTH"), timestamp("2026-03-01"))))
                .isEqualTo("2026-03-01 00:00:00");
    }

    @Test
    void theCeilingOfAnotherTimeIsTheNextUnit() {
        assertThat(text(call(ScalarOperator.CEIL_TO, DataType.TIMESTAMP, literal("QUARTER"),
                timestamp("2026-03-01 00:00:01")))).isEqualTo("2026-04-01 00:00:00");
    }

    @Test
    void timestampsBefore1970RoundDownToo() {
        assertThat(text(call(ScalarOperator.FLOOR_TO, DataType.TIMESTAMP, literal("HOUR"),
                timestamp("1969-12-31 23:30:00")))).isEqualTo("1969-12-31 23:00:00");
    }

    @Test
    void theDifferenceOfTimestampsIsAnInterval() {
        assertThat(value(cast(call(ScalarOperator.MINUS, DataType.INTERVAL_DAY_TIME, timestamp("2026-01-03 04:05:06"),
                timestamp("2026-01-01")), DataType.VARCHAR))).isEqualTo("2 days 04:05:06");
    }

    @Test
    void anIntervalOutOfRangeIsAnError() {
        assertThatThrownBy(() -> value(call(ScalarOperator.TIMES, DataType.INTERVAL_DAY_TIME,
                literal(Long.MAX_VALUE, DataType.INTERVAL_DAY_TIME), literal(2)))).isInstanceOf(OnsetException.class)
                .hasMessage("TIMES of 9223372036854775807 and 2 is outside the range of INTERVAL DAY TIME");
    }

    @Test
    void datesCompareWithTimestampsAsMidnight() {
        assertThat(value(call(ScalarOperator.LESS, DataType.BOOLEAN, cast(literal("2026-01-01"), DataType.DATE),
                timestamp("2026-01-01 00:00:01")))).isEqualTo(true);
    }

    @Test
    void theCurrentTimeIsThatOfTheQuery() {
        assertThat(text(call(ScalarOperator.CURRENT_TIMESTAMP, DataType.TIMESTAMP))).isEqualTo("2026-03-01 12:00:00");
        assertThat(value(cast(call(ScalarOperator.CURRENT_DATE, DataType.DATE), DataType.VARCHAR)))
                .isEqualTo("2026-03-01");
    }
}
