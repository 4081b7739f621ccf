package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.functions.registry.FunctionRegistry;

/** What tools ask before their first query. */
final class DatabaseMetaDataTest {

    @TempDir
    private Path directory = Path.of("");

    private Connection connection;
    private DatabaseMetaData meta;

    @BeforeEach
    void connect() throws SQLException {
        SmallArchive.write(directory);
        connection = SmallArchive.connect(directory);
        meta = connection.getMetaData();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(name)));
            }
        }
        return values;
    }

    @Test
    void tablesComeInOrder() throws SQLException {
        assertThat(column(meta.getTables(null, null, "%", new String[]{"TABLE", "VIEW"}), "TABLE_NAME"))
                .containsExactly("history", "metric_names", "metrics", "params", "runs", "tags", "run_summary");
        assertThat(column(meta.getTables(null, null, null, null), "TABLE_TYPE")).containsOnly("TABLE", "VIEW");
        assertThat(column(meta.getTables(null, null, null, new String[]{"VIEW"}), "TABLE_NAME"))
                .containsExactly("run_summary");
        assertThat(column(meta.getColumns(null, null, "run\\_summary", "wasted%"), "COLUMN_NAME"))
                .containsExactly("wasted_steps", "wasted_fraction");
        assertThat(column(meta.getTables("other", null, null, null), "TABLE_NAME")).isEmpty();
        assertThat(column(meta.getTableTypes(), "TABLE_TYPE")).containsExactly("LOCAL TEMPORARY", "TABLE", "VIEW");
    }

    @Test
    void patternsHonourWildcardsAndEscapes() throws SQLException {
        assertThat(column(meta.getTables(null, null, "metric%", null), "TABLE_NAME"))
                .containsExactly("metric_names", "metrics");
        assertThat(column(meta.getTables(null, null, "_uns", null), "TABLE_NAME")).containsExactly("runs");
        assertThat(column(meta.getTables(null, null, "metric\\_%", null), "TABLE_NAME"))
                .containsExactly("metric_names");
        assertThat(column(meta.getColumns(null, null, "history", "val\\_%"), "COLUMN_NAME"))
                .containsExactly("val_loss", "val_acc");
    }

    @Test
    void columnsHaveTheirTypesAndPositions() throws SQLException {
        try (ResultSet columns = meta.getColumns(null, null, "history", "step")) {
            assertThat(columns.next()).isTrue();
            assertThat(columns.getString("COLUMN_NAME")).isEqualTo("step");
            assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.BIGINT);
            assertThat(columns.getString("TYPE_NAME")).isEqualTo("BIGINT");
            assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(2);
            assertThat(columns.getString("IS_NULLABLE")).isEqualTo("NO");
            assertThat(columns.next()).isFalse();
        }
        assertThat(column(meta.getColumns(null, null, "history", null), "COLUMN_NAME")).startsWith("run_id", "step",
                "wall_time", "epoch").contains("Top-5 acc");
    }

    @Test
    void typesAreOrderedByTheirNumbers() throws SQLException {
        List<String> numbers = column(meta.getTypeInfo(), "DATA_TYPE");
        assertThat(numbers.stream().map(Integer::valueOf)).isSorted().contains(Types.DOUBLE, Types.TIMESTAMP);
    }

    @Test
    void functionsAndTheirParametersAreListed() throws SQLException {
        List<String> names = column(meta.getFunctions(null, null, "%"), "FUNCTION_NAME");
        assertThat(names).containsExactlyElementsOf(FunctionRegistry.builtIn().names());
        List<String> parameters = column(meta.getFunctionColumns(null, null, "overfit\\_onset", "%"), "COLUMN_NAME");
        assertThat(parameters).startsWith("", "step");
    }

    @Test
    void showFunctionsListsThemToo() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(column(statement.executeQuery("SHOW FUNCTIONS"), "name"))
                    .containsAll(FunctionRegistry.builtIn().names());
        }
    }

    @Test
    void keysLetToolsJoin() throws SQLException {
        assertThat(column(meta.getPrimaryKeys(null, null, "runs"), "COLUMN_NAME")).containsExactly("run_id");
        assertThat(column(meta.getPrimaryKeys(null, null, "history"), "COLUMN_NAME")).isEmpty();
        assertThat(column(meta.getImportedKeys(null, null, "history"), "PKTABLE_NAME")).containsExactly("runs");
        assertThat(column(meta.getExportedKeys(null, null, "runs"), "FKTABLE_NAME"))
                .containsExactly("history", "metrics", "params", "tags");
    }

    @Test
    void everyCallAnswers() throws IllegalAccessException {
        List<String> silent = new ArrayList<>();
        for (Method method : DatabaseMetaData.class.getMethods()) {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type == int.class ? Integer.valueOf(1) : type == boolean.class ? Boolean.TRUE : null;
            }
            if (method.getName().equals("unwrap") || method.getName().equals("isWrapperFor")) {
                continue;
            }
            try {
                Object answer = method.invoke(meta, arguments);
                if (answer instanceof ResultSet rows) {
                    rows.close();
                }
            } catch (InvocationTargetException | SQLException e) {
                silent.add(method.getName() + ": " + e.getCause());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void emptyResultsHaveTheColumnsThatJdbcPrescribes() throws SQLException {
        try (ResultSet rows = meta.getIndexInfo(null, null, "runs", false, true)) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(13);
            assertThat(rows.getMetaData().getColumnLabel(6)).isEqualTo("INDEX_NAME");
            assertThat(rows.next()).isFalse();
        }
        try (ResultSet rows = meta.getSchemas()) {
            assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("TABLE_SCHEM");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void aMetadataResultClosesTheStatementBehindIt() throws SQLException {
        for (int i = 0; i < 100; i++) {
            meta.getTables(null, null, "%", null).close();
        }
        assertThat(connection.unwrap(OnsetConnection.class).statementMap).isEmpty();
    }
}
