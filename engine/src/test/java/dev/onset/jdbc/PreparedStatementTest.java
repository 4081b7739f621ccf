package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;

/** Parameters of a PreparedStatement. */
final class PreparedStatementTest extends OnSmallArchive {

    @Test
    void parametersAreConvertedToWhatTheStatementExpects() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT count(*) FROM metrics WHERE run_id = ? AND step >= ? AND value > ?")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(3);
            assertThat(statement.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
            statement.setString(1, "lenet");
            statement.setInt(2, 1);
            statement.setDouble(3, 0.75);
            assertThat(single(statement)).isEqualTo(3);
            statement.setObject(1, "lenet");
            statement.setLong(2, 0);
            statement.setObject(3, "1.25");
            assertThat(single(statement)).isEqualTo(2);
            statement.setNull(1, Types.VARCHAR);
            assertThat(single(statement)).isZero();
        }
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @Test
    void timestampParametersKeepTheirMicroseconds() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT count(*) FROM metrics WHERE wall_time = ?")) {
            Instant second = Instant.ofEpochSecond(SmallArchive.START / 1_000_000, 250_001_000);
            statement.setTimestamp(1, Timestamp.from(second),
                    Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT));
            assertThat(single(statement)).isEqualTo(2);
            statement.setObject(1, LocalDateTime.of(2024, 3, 31, 1, 30, 0, 250_000_000));
            assertThat(single(statement)).isEqualTo(2);
        }
    }

    @Test
    void aParameterWithoutAValueIsNamed() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT * FROM runs WHERE run_id = ? OR name = ?")) {
            statement.setString(1, "lenet");
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class)
                    .hasMessage("parameter 2 has no value")
                    .satisfies(error -> assertThat(state(error)).isEqualTo("07001"));
            assertThatThrownBy(() -> statement.setString(3, "x")).isInstanceOf(SQLException.class)
                    .hasMessage("the statement has no parameter 3; it has 2");
        }
    }

    @Test
    void aValueThatDoesNotFitIsShown() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM metrics WHERE step = ?")) {
            statement.setString(1, "first");
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class)
                    .hasMessageContaining("parameter 1 is a BIGINT, and 'first' (String) cannot be read as one")
                    .satisfies(error -> assertThat(state(error)).isEqualTo("22023"));
        }
    }

    @Test
    void theConnectionsZoneHoldsForParametersToo() throws SQLException {
        try (Connection tokyo = java.sql.DriverManager
                .getConnection("jdbc:onset:" + directory + ";timeZone=Asia/Tokyo");
                PreparedStatement statement = tokyo.prepareStatement("SELECT CAST(? AS TIMESTAMP)")) {
            Timestamp moment = Timestamp.from(Instant.parse("2024-06-01T00:00:00.123456Z"));
            for (boolean asObject : new boolean[]{false, true}) {
                if (asObject) {
                    statement.setObject(1, moment);
                } else {
                    statement.setTimestamp(1, moment);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    assertThat(rows.getObject(1, LocalDateTime.class))
                            .isEqualTo(LocalDateTime.of(2024, 6, 1, 9, 0, 0, 123_456_000));
                    assertThat(rows.getTimestamp(1)).isEqualTo(moment);
                    assertThat(rows.getObject(1)).isEqualTo(moment);
                }
            }
        }
    }
}
