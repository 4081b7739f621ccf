package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** The getters of a ResultSet over every type that a column can have. */
final class ResultSetTest extends OnSmallArchive {

    /** One row of one column called {@code v}, which the result stands at. */
    private ResultSet at(DataType type, @Nullable Object value) throws SQLException {
        ResultSet row = of(List.of(new Field("v", type, true)), new Batch(1, List.of(new ConstantColumn(type, value))));
        assertThat(row.next()).isTrue();
        return row;
    }

    private ResultSet of(List<Field> fields, Batch... batches) throws SQLException {
        return connection.unwrap(OnsetConnection.class).metadata(QueryResult.of(fields, Arrays.asList(batches)));
    }

    private static Calendar calendar(String zone) {
        return Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT);
    }

    @Test
    void rowsRunOnOverBatches() throws SQLException {
        Column first = new LongColumn(DataType.BIGINT, new long[]{1, 2}, null);
        Column second = new LongColumn(DataType.BIGINT, new long[]{3}, null);
        ResultSet rows = of(List.of(new Field("n", DataType.BIGINT, false)), new Batch(2, List.of(first)),
                new Batch(1, List.of(second)));
        long sum = 0;
        int count = 0;
        while (rows.next()) {
            sum = 10 * sum + rows.getLong("N");
            count++;
        }
        assertThat(sum).isEqualTo(123);
        assertThat(count).isEqualTo(3);
        assertThat(rows.next()).isFalse();
    }

    @Test
    void readingBeforeTheFirstAndAfterTheLastRowIsAnError() throws SQLException {
        ResultSet rows = of(List.of(new Field("n", DataType.BIGINT, false)),
                new Batch(1, List.of(new LongColumn(DataType.BIGINT, new long[]{7}, null))));
        assertThatThrownBy(() -> rows.getLong(1)).isInstanceOf(SQLException.class).hasMessageContaining("next()");
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
        assertThatThrownBy(() -> rows.getLong(1)).isInstanceOf(SQLException.class).hasMessageContaining("next()");
    }

    @Test
    void nullIsZeroForPrimitivesAndWasNullSaysSo() throws SQLException {
        Column values = new DoubleColumn(DataType.DOUBLE, new double[]{4, 5}, new long[]{0b10});
        ResultSet rows = of(List.of(new Field("v", DataType.DOUBLE, true)), new Batch(2, List.of(values)));
        rows.next();
        assertThat(rows.getDouble(1)).isZero();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.getObject(1)).isNull();
        assertThat(rows.getString(1)).isNull();
        assertThat(rows.getObject(1, Double.class)).isNull();
        rows.next();
        assertThat(rows.getDouble(1)).isEqualTo(5);
        assertThat(rows.wasNull()).isFalse();
    }

    @Test
    void wholeNumbersConvertWithinTheirRange() throws SQLException {
        ResultSet row = at(DataType.BIGINT, 300L);
        assertThat(row.getLong(1)).isEqualTo(300);
        assertThat(row.getInt(1)).isEqualTo(300);
        assertThat(row.getDouble(1)).isEqualTo(300);
        assertThat(row.getBigDecimal(1)).isEqualTo(BigDecimal.valueOf(300));
        assertThat(row.getString(1)).isEqualTo("300");
        assertThat(row.getObject(1)).isEqualTo(300L);
        assertThat(at(DataType.INTEGER, 300L).getObject(1)).isEqualTo(300);
        assertThatThrownBy(() -> row.getByte(1)).isInstanceOf(SQLException.class)
                .hasMessage("300 is out of the range of byte")
                .extracting(e -> ((SQLException) e).getSQLState()).isEqualTo("22003");
    }

    @Test
    void doublesKeepNanAndInfinities() throws SQLException {
        assertThat(at(DataType.DOUBLE, Double.NaN).getDouble("v")).isNaN();
        assertThat(at(DataType.DOUBLE, Double.NaN).getString("v")).isEqualTo("NaN");
        assertThat(at(DataType.DOUBLE, Double.NEGATIVE_INFINITY).getObject("v")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(at(DataType.DOUBLE, 1e308).getDouble("v")).isEqualTo(1e308);
        assertThat(at(DataType.DOUBLE, 0.1).getBigDecimal("v")).isEqualTo(new BigDecimal("0.1"));
        assertThat(at(DataType.DOUBLE, -2.9).getInt("v")).isEqualTo(-2);
        ResultSet nan = at(DataType.DOUBLE, Double.NaN);
        assertThatThrownBy(() -> nan.getLong(1)).isInstanceOf(SQLException.class).hasMessageContaining("NaN");
        assertThatThrownBy(() -> nan.getBigDecimal(1)).isInstanceOf(SQLException.class).hasMessageContaining("NaN");
    }

    @Test
    void textsConvertWhereTheyCan() throws SQLException {
        ResultSet number = at(DataType.VARCHAR, "12");
        assertThat(number.getInt(1)).isEqualTo(12);
        assertThat(number.getDouble(1)).isEqualTo(12);
        assertThat(at(DataType.VARCHAR, "true").getBoolean(1)).isTrue();
        assertThat(at(DataType.VARCHAR, "2024-02-29").getObject(1, String.class)).isEqualTo("2024-02-29");
        ResultSet word = at(DataType.VARCHAR, "adam");
        assertThatThrownBy(() -> word.getDouble(1)).isInstanceOf(SQLException.class)
                .hasMessage("'adam' cannot be read as double")
                .extracting(e -> ((SQLException) e).getSQLState()).isEqualTo("22018");
    }

    @Test
    void timestampsHaveNoZoneUntilACalendarGivesThemOne() throws SQLException {
        ResultSet row = at(DataType.TIMESTAMP, 1_706_790_600_250_125L); // 2024-02-01 12:30:00.250125
        LocalDateTime local = LocalDateTime.of(2024, 2, 1, 12, 30, 0, 250_125_000);
        assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(local);
        assertThat(row.getObject(1, OffsetDateTime.class)).isEqualTo(local.atOffset(ZoneOffset.UTC));
        assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf(local));
        assertThat(row.getTimestamp(1, calendar("UTC")).toInstant()).isEqualTo(local.toInstant(ZoneOffset.UTC));
        assertThat(row.getTimestamp(1, calendar("Asia/Tokyo")).toInstant())
                .isEqualTo(local.toInstant(ZoneOffset.ofHours(9)));
        assertThat(row.getString(1)).isEqualTo("2024-02-01 12:30:00.250125");
    }

    @Test
    void datesAndTimesOfDayConvert() throws SQLException {
        ResultSet date = at(DataType.DATE, 19_782L);
        assertThat(date.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(date.getDate(1)).isEqualTo(Date.valueOf("2024-02-29"));
        assertThat(date.getObject(1)).isEqualTo(Date.valueOf("2024-02-29"));
        assertThat(date.getString(1)).isEqualTo("2024-02-29");
        ResultSet time = at(DataType.TIME, 45_000_500_000L);
        assertThat(time.getObject(1, LocalTime.class)).isEqualTo(LocalTime.of(12, 30, 0, 500_000_000));
        assertThat(time.getTime(1).toString()).isEqualTo(Time.valueOf("12:30:00").toString());
        assertThat(time.getString(1)).isEqualTo("12:30:00.5");
        assertThatThrownBy(() -> time.getDate(1)).isInstanceOf(SQLException.class)
                .hasMessage("a TIME cannot be read as a date");
    }

    @Test
    void intervalsMapsAndArraysComeAsJavaObjects() throws SQLException {
        assertThat(at(DataType.INTERVAL_DAY_TIME, 90_000_000L).getObject(1)).isEqualTo(Duration.ofSeconds(90));
        assertThat(at(DataType.INTERVAL_YEAR_MONTH, 14L).getObject(1)).isEqualTo(Period.of(1, 2, 0));
        ResultSet map = at(DataType.MAP, Map.of("lr", "0.1"));
        assertThat(map.getObject(1)).isEqualTo(Map.of("lr", "0.1"));
        assertThat(map.getString(1)).isEqualTo("{lr=0.1}");
        ResultSet array = at(DataType.ARRAY, List.of(1L, 2L));
        assertThat(array.getArray(1).getArray()).isEqualTo(new Object[]{1L, 2L});
        assertThat(array.getArray(1).getBaseType()).isEqualTo(Types.BIGINT);
        assertThat(array.getString(1)).isEqualTo("[1, 2]");
    }

    @Test
    void aGetterThatDoesNotFitNamesTypeAndTarget() throws SQLException {
        ResultSet flag = at(DataType.BOOLEAN, true);
        assertThat(flag.getBoolean(1)).isTrue();
        assertThat(flag.getInt(1)).isEqualTo(1);
        assertThatThrownBy(() -> flag.getTimestamp(1)).isInstanceOf(SQLException.class)
                .hasMessage("a BOOLEAN cannot be read as Timestamp")
                .extracting(e -> ((SQLException) e).getSQLState()).isEqualTo("42804");
    }

    @Test
    void anUnknownColumnNamesThoseThatThereAre() throws SQLException {
        ResultSet row = at(DataType.BIGINT, 1L);
        assertThatThrownBy(() -> row.findColumn("w")).isInstanceOf(SQLException.class)
                .hasMessage("the result has no column \"w\"; it has v");
    }

    @Test
    void metaDataDescribesTheColumns() throws SQLException {
        ResultSetMetaData meta = at(DataType.TIMESTAMP, 0L).getMetaData();
        assertThat(meta.getColumnCount()).isEqualTo(1);
        assertThat(meta.getColumnLabel(1)).isEqualTo("v");
        assertThat(meta.getColumnType(1)).isEqualTo(Types.TIMESTAMP);
        assertThat(meta.getColumnTypeName(1)).isEqualTo("TIMESTAMP");
        assertThat(meta.getColumnClassName(1)).isEqualTo("java.sql.Timestamp");
        assertThat(meta.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullable);
        assertThat(meta.isReadOnly(1)).isTrue();
    }

    @Test
    void arraysComeAsListsAndJavaArraysToo() throws SQLException {
        ResultSet array = at(DataType.ARRAY, List.of(1L, 2L));
        assertThat((Object) array.getObject(1, List.class)).isEqualTo(List.of(1L, 2L));
        assertThat(array.getObject(1, double[].class)).containsExactly(1, 2);
        assertThat(array.getObject(1, long[].class)).containsExactly(1, 2);
        assertThat(array.getObject(1, Object[].class)).containsExactly(1L, 2L);
        ResultSet texts = at(DataType.ARRAY, List.of("a"));
        assertThatThrownBy(() -> texts.getObject(1, double[].class)).isInstanceOf(SQLException.class)
                .hasMessageContaining("the element a");
    }

    @Test
    void arraysAreReadAsRowsOfIndexAndValue() throws SQLException {
        Array array = Objects.requireNonNull(at(DataType.ARRAY, Arrays.asList(0.5, null, 1.5)).getArray(1));
        try (ResultSet rows = array.getResultSet()) {
            assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(Types.DOUBLE);
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(1);
            assertThat(rows.getDouble("VALUE")).isEqualTo(0.5);
            rows.next();
            assertThat(rows.getObject(2)).isNull();
        }
        try (ResultSet last = array.getResultSet(3, 1)) {
            last.next();
            assertThat(last.getLong("INDEX")).isEqualTo(3);
            assertThat(last.getDouble(2)).isEqualTo(1.5);
            assertThat(last.next()).isFalse();
        }
        try (ResultSet texts = connection.createArrayOf("VARCHAR", new Object[]{"a", 2}).getResultSet(2, 1)) {
            texts.next();
            assertThat(texts.getString(2)).isEqualTo("2");
        }
        assertThatThrownBy(() -> array.getResultSet(3, 2)).isInstanceOf(SQLException.class)
                .hasMessageContaining("not within 1 to 3");
    }

    @Test
    void datesBeforeTheCalendarReformStayTheSame() throws SQLException {
        ResultSet row = at(DataType.DATE, LocalDate.of(1500, 3, 1).toEpochDay());
        assertThat(row.getDate(1).toString()).isEqualTo("1500-03-01");
        assertThat(row.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(1500, 3, 1));
    }

    @Test
    void positionsAreTold() throws SQLException {
        Column first = new LongColumn(DataType.BIGINT, new long[]{1, 2}, null);
        ResultSet rows = of(List.of(new Field("n", DataType.BIGINT, false)), new Batch(2, List.of(first)),
                new Batch(2, List.of(first)));
        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(rows.getRow()).isZero();
        rows.next();
        assertThat(rows.isFirst()).isTrue();
        assertThat(rows.isBeforeFirst()).isFalse();
        rows.next();
        rows.next();
        assertThat(rows.getRow()).isEqualTo(3);
        rows.next();
        assertThat(rows.next()).isFalse();
        assertThat(rows.isAfterLast()).isTrue();
        assertThat(rows.getRow()).isZero();
    }

    @Test
    void theColumnsBehindAResultAreAtHand() throws SQLException {
        ResultSet rows = of(List.of(new Field("v", DataType.DOUBLE, false)),
                new Batch(1, List.of(new DoubleColumn(DataType.DOUBLE, new double[]{1}, null))),
                new Batch(1, List.of(new DoubleColumn(DataType.DOUBLE, new double[]{2}, null))));
        assertThat(rows.isWrapperFor(QueryResult.class)).isTrue();
        Batch next = Objects.requireNonNull(rows.unwrap(QueryResult.class).next());
        assertThat(next.column(0).doubleAt(0)).as("the first batch is the result's already").isEqualTo(2);
    }

    @Test
    void aWrongNumberOfAColumnSaysHowManyThereAre() throws SQLException {
        ResultSet row = at(DataType.BIGINT, 1L);
        assertThatThrownBy(() -> row.getLong(2)).isInstanceOf(SQLException.class)
                .hasMessage("the result has no column 2; it has 1");
        assertThatThrownBy(() -> row.getLong("w")).isInstanceOf(SQLException.class)
                .hasMessage("the result has no column \"w\"; it has v");
    }
}
