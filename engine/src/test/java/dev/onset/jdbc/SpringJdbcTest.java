package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Spring's JdbcTemplate: rows, records, names of parameters, batches, and what it makes of errors. */
final class SpringJdbcTest {

    @TempDir
    private Path directory = Path.of("");

    private SingleConnectionDataSource source;
    private JdbcTemplate jdbc;

    /** What a row of history is read into. */
    record Point(String runId, long step, Double valLoss) {}

    @BeforeEach
    void connect() {
        SmallArchive.write(directory);
        source = new SingleConnectionDataSource("jdbc:onset:" + directory, true);
        jdbc = new JdbcTemplate(source);
    }

    @AfterEach
    void disconnect() {
        source.destroy();
    }

    @Test
    void rowsBecomeRecords() {
        List<Point> points = jdbc.query("SELECT run_id, step, val_loss FROM history WHERE run_id = ? ORDER BY step",
                (rows, number) -> new Point(rows.getString("run_id"), rows.getLong("step"),
                        rows.getObject("val_loss", Double.class)),
                "nin");
        assertThat(points).extracting(Point::valLoss).containsExactly(0.75, null, Double.NaN);
    }

    @Test
    void singleValuesAndMaps() {
        assertThat(jdbc.queryForObject("SELECT count(*) FROM runs", Long.class)).isEqualTo(2);
        Map<String, Object> run = jdbc.queryForMap("SELECT run_id, points FROM runs WHERE run_id = 'lenet'");
        assertThat(run).containsEntry("run_id", "lenet").containsEntry("points", 6L);
    }

    @Test
    void parametersHaveNames() {
        var named = new NamedParameterJdbcTemplate(jdbc);
        assertThat(named.queryForList("SELECT run_id FROM runs WHERE run_id IN (:runs) ORDER BY run_id",
                Map.of("runs", List.of("nin", "lenet", "none")), String.class)).containsExactly("lenet", "nin");
    }

    @Test
    void aBatchFillsAScratchTable() {
        jdbc.execute("CREATE TABLE notes (run_id VARCHAR, stars INT)");
        int[] counts = jdbc.batchUpdate("INSERT INTO notes VALUES (?, ?)",
                List.of(new Object[]{"lenet", 3}, new Object[]{"nin", 5}));
        assertThat(counts).containsExactly(1, 1);
        assertThat(jdbc.queryForObject("SELECT sum(stars) FROM notes", Integer.class)).isEqualTo(8);
    }

    @Test
    void errorsAreTranslatedByTheirStates() {
        assertThatThrownBy(() -> jdbc.queryForList("SELECT val_los FROM history"))
                .isInstanceOf(BadSqlGrammarException.class).cause()
                .hasMessageContaining("did you mean val_loss?");
        assertThatThrownBy(() -> jdbc.queryForList("SELECT 1 / (step - step) FROM history"))
                .isInstanceOf(DataIntegrityViolationException.class);
        jdbc.setQueryTimeout(1);
        assertThatThrownBy(() -> jdbc.queryForList(CancellationTest.ENDLESS)).isInstanceOf(QueryTimeoutException.class);
    }
}
