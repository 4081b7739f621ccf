package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

import org.junit.jupiter.api.Test;

/** Queries through Statement: their rows, their errors, what they leave open. */
final class StatementTest extends OnSmallArchive {

    @Test
    void aQueryReturnsItsRows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT step, train_loss, val_loss AS v FROM history WHERE run_id = 'lenet' ORDER BY step")) {
            assertThat(rows.getMetaData().getColumnLabel(3)).isEqualTo("v");
            assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
            assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(Types.DOUBLE);
            double[] validation = new double[3];
            while (rows.next()) {
                validation[rows.getInt("step")] = rows.getDouble("V");
            }
            assertThat(validation).containsExactly(1.25, 1.0, 2.5);
        }
    }

    @Test
    void nanIsAValueAndNullIsNone() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT val_loss FROM history WHERE run_id = 'nin' ORDER BY step")) {
            rows.next();
            assertThat(rows.getDouble(1)).isEqualTo(0.75);
            rows.next();
            assertThat(rows.getObject(1)).isNull();
            rows.next();
            assertThat(rows.getDouble(1)).isNaN();
            assertThat(rows.wasNull()).isFalse();
        }
    }

    @Test
    void maxRowsEndsTheResult() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            assertThat(count(statement.executeQuery("SELECT * FROM metrics"))).isEqualTo(2);
            statement.setMaxRows(0);
            assertThat(count(statement.executeQuery("SELECT * FROM metrics"))).isEqualTo(9);
        }
    }

    static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    @Test
    void errorsCarryStateAndPosition() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT val_los FROM history"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith("line 1, column 8: ")
                    .hasMessageContaining("val_los")
                    .hasMessageContaining("val_loss")
                    .satisfies(error -> assertThat(error.getMessage()).doesNotContain("\tat "))
                    .satisfies(error -> assertThat(state(error)).isEqualTo("42S22"));
            assertThatThrownBy(() -> connection.prepareStatement("SELECT FROM"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(error -> assertThat(state(error)).isEqualTo("42601"));
            assertThat(count(statement.executeQuery("SELECT 1"))).as("the statement is good for more").isEqualTo(1);
        }
    }

    @Test
    void errorsInTheValuesComeWithTheQuery() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1 / (step - step) FROM history"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(error -> assertThat(state(error)).isEqualTo("22000"));
        }
    }

    @Test
    void statementsOfTheOtherKindAreRefusedBeforeTheyHaveDoneAnything() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("SELECT 1")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("executeQuery");
            assertThatThrownBy(() -> statement.executeQuery("CREATE TABLE t (x INT)")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("executeUpdate");
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM t")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void closingTheConnectionClosesItsStatementsAndResults() throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM runs");
        connection.close();
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
    }

    @Test
    void statementsAndResultsCloseInAnyOrder() throws SQLException {
        OnsetConnection open = connection.unwrap(OnsetConnection.class);
        Statement first = connection.createStatement();
        PreparedStatement second = connection.prepareStatement("SELECT * FROM metrics");
        ResultSet firstRows = first.executeQuery("SELECT * FROM metrics");
        ResultSet secondRows = second.executeQuery();
        assertThat(firstRows.next()).isTrue();
        assertThat(secondRows.next()).isTrue();
        first.close();
        firstRows.close();
        secondRows.close();
        second.close();
        second.close();
        assertThat(firstRows.isClosed()).isTrue();
        assertThatThrownBy(() -> firstRows.getString(1)).isInstanceOf(SQLException.class)
                .hasMessage("the result is closed");
        Statement third = connection.createStatement();
        third.closeOnCompletion();
        third.executeQuery("SELECT 1").close();
        assertThat(third.isClosed()).isTrue();
        assertThat(open.statementMap).isEmpty();
        assertThat(open.isForgetful()).isTrue();
    }

    @Test
    void anotherQueryOfTheStatementClosesTheResultBefore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet before = statement.executeQuery("SELECT 1");
            statement.executeQuery("SELECT 2");
            assertThat(before.isClosed()).isTrue();
        }
    }
}
