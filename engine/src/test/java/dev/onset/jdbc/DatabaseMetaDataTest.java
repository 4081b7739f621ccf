package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.onset.functions.registry.FunctionRegistry;

/** What tools ask before their first query. */
final class DatabaseMetaDataTest extends OnSmallArchive {

    private DatabaseMetaData meta;

    @BeforeEach
    void getMetaData() throws SQLException {
        meta = connection.getMetaData();
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
    void decimalsAreATypeWithDigits() throws SQLException {
        try (ResultSet types = meta.getTypeInfo()) {
            List<String> decimal = new ArrayList<>();
            while (types.next()) {
                if (types.getInt("DATA_TYPE") == Types.DECIMAL) {
                    decimal.add(types.getString("TYPE_NAME") + " " + types.getString("CREATE_PARAMS") + " "
                            + types.getInt("PRECISION") + " " + types.getShort("MAXIMUM_SCALE"));
                }
            }
            assertThat(decimal).containsExactly("DECIMAL precision,scale 38 38");
        }
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

    @Test
    void viewsAndScratchTablesAreListedWithTheirColumns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW best AS SELECT run_id, min(val_loss) AS best FROM history GROUP BY run_id");
            statement.execute("CREATE TABLE notes (run_id VARCHAR NOT NULL, stars INT)");
        }
        assertThat(column(meta.getTables(null, null, "%", new String[]{"VIEW"}), "TABLE_NAME"))
                .containsExactly("best", "run_summary");
        assertThat(column(meta.getTables("", "", "%", new String[]{"LOCAL TEMPORARY"}), "TABLE_NAME"))
                .containsExactly("notes");
        assertThat(column(meta.getTables(null, "%", null, null), "TABLE_TYPE"))
                .startsWith("LOCAL TEMPORARY", "TABLE").endsWith("VIEW");
        assertThat(column(meta.getColumns(null, null, "best", "%"), "TYPE_NAME")).containsExactly("VARCHAR", "DOUBLE");
        assertThat(column(meta.getColumns(null, null, "notes", null), "IS_NULLABLE")).containsExactly("NO", "YES");
    }

    @Test
    void tablesOfSchemasAreListedWithTheirSchema() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA scott");
            statement.execute("CREATE SCHEMA empty");
            statement.execute("CREATE TABLE scott.dept (deptno INT, dname VARCHAR)");
            statement.execute("CREATE TABLE dept (deptno INT)");
        }
        assertThat(column(meta.getSchemas(), "TABLE_SCHEM")).containsExactly("empty", "scott");
        assertThat(column(meta.getSchemas(null, "S%"), "TABLE_SCHEM")).containsExactly("scott");
        assertThat(column(meta.getTables(null, "scott", "%", null), "TABLE_NAME")).containsExactly("dept");
        assertThat(column(meta.getTables(null, null, "dept", null), "TABLE_SCHEM")).containsExactly("null", "scott");
        assertThat(column(meta.getTables(null, "", "dept", null), "TABLE_SCHEM")).containsExactly("null");
        assertThat(column(meta.getColumns(null, "scott", "dept", "%"), "COLUMN_NAME"))
                .containsExactly("deptno", "dname");
        assertThat(column(meta.getColumnPrivileges(null, "scott", "dept", "%"), "TABLE_SCHEM"))
                .containsExactly("scott", "scott");
        assertThat(column(meta.getPrimaryKeys(null, "scott", "runs"), "TABLE_NAME")).isEmpty();
        assertThat(meta.supportsSchemasInDataManipulation()).isTrue();
    }

    @Test
    void theSchemaOfTheConnectionIsTheOneThatNamesNeedNotHave() throws SQLException {
        assertThat(connection.getSchema()).isNull();
        try (Statement statement = connection.createStatement();
                PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) AS n FROM runs")) {
            statement.execute("CREATE SCHEMA scott");
            statement.execute("CREATE TABLE scott.runs AS SELECT 1 AS x");
            String all = column(count.executeQuery(), "n").getFirst();
            connection.setSchema("SCOTT");
            assertThat(connection.getSchema()).isEqualTo("scott");
            assertThat(column(count.executeQuery(), "n")).containsExactly("1").doesNotContain(all);
            assertThatThrownBy(() -> connection.setSchema("scot")).isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessageContaining("did you mean scott?");
            connection.setSchema(null);
            assertThat(column(count.executeQuery(), "n")).containsExactly(all);
        }
    }

    @Test
    void tablesSayWhatTheyHold() throws SQLException {
        assertThat(column(meta.getTables(null, null, "history", null), "REMARKS").getFirst())
                .contains("a step of a run");
    }

    @Test
    void everythingMayBeRead() throws SQLException {
        assertThat(column(meta.getTablePrivileges(null, null, "%"), "TABLE_NAME"))
                .containsExactlyInAnyOrderElementsOf(column(meta.getTables(null, null, "%", null), "TABLE_NAME"));
        assertThat(column(meta.getColumnPrivileges(null, null, "params", "%"), "COLUMN_NAME"))
                .containsExactly("key", "run_id", "value");
        assertThat(column(meta.getBestRowIdentifier(null, null, "runs", DatabaseMetaData.bestRowSession, true),
                "COLUMN_NAME")).containsExactly("run_id");
    }

    /** How the functions are called that the driver names for the escape {@code {fn …}}. */
    private static String call(String function) {
        return function + switch (function) {
            case "ATAN2", "MOD", "POWER", "IFNULL" -> "(1, 2)";
            case "ROUND", "TRUNCATE" -> "(1.25, 1)";
            case "PI", "RAND", "CURDATE", "CURTIME", "NOW", "DATABASE", "USER" -> "()";
            case "CONCAT", "LOCATE" -> "('a', 'b')";
            case "LEFT", "RIGHT", "REPEAT" -> "('ab', 2)";
            case "INSERT" -> "('abc', 2, 1, 'x')";
            case "CHAR", "SPACE" -> "(65)";
            case "TIMESTAMPADD" -> "(SQL_TSI_DAY, 1, TIMESTAMP '2024-01-01 01:02:03')";
            case "TIMESTAMPDIFF" -> "(SQL_TSI_DAY, DATE '2024-01-01', TIMESTAMP '2024-01-03 01:02:03')";
            case "REPLACE" -> "('ab', 'a', 'c')";
            case "SUBSTRING" -> "('ab', 1, 1)";
            case "ASCII", "CHAR_LENGTH", "CHARACTER_LENGTH", "LCASE", "LENGTH", "LTRIM", "OCTET_LENGTH", "RTRIM",
                    "SOUNDEX",
                    "UCASE" ->
                    "('ab')";
            case "DAYNAME", "DAYOFMONTH", "DAYOFWEEK", "DAYOFYEAR", "MONTH", "MONTHNAME", "QUARTER", "WEEK", "YEAR" ->
                    "(DATE '2024-01-01')";
            case "HOUR", "MINUTE", "SECOND" -> "(TIMESTAMP '2024-01-01 01:02:03')";
            default -> "(0.5)";
        };
    }

    @Test
    void theFunctionsThatAreNamedRun() throws SQLException {
        List<String> names = new ArrayList<>();
        for (String list : List.of(meta.getNumericFunctions(), meta.getStringFunctions(), meta.getTimeDateFunctions(),
                meta.getSystemFunctions())) {
            names.addAll(list.isEmpty() ? List.of() : List.of(list.split(",")));
        }
        assertThat(names).allSatisfy(name -> assertThat(runs("SELECT {fn " + call(name) + "}")).as(name).isEmpty());
    }

    /** What a statement says that does not run; empty if it does. */
    private String runs(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void whatIsSaidToBeSupportedIs() throws SQLException {
        Map<String, Boolean> claims = new LinkedHashMap<>();
        claims.put("SELECT run_id AS r FROM runs", meta.supportsColumnAliasing());
        claims.put("SELECT run_id FROM runs r WHERE EXISTS (SELECT 1 FROM params p WHERE p.run_id = r.run_id)",
                meta.supportsCorrelatedSubqueries() && meta.supportsSubqueriesInExists());
        claims.put("SELECT run_id FROM runs WHERE points > ALL (SELECT 1 FROM params)",
                meta.supportsSubqueriesInQuantifieds());
        claims.put("SELECT run_id FROM runs WHERE points IN (SELECT 1 FROM params)", meta.supportsSubqueriesInIns());
        claims.put("SELECT run_id FROM runs WHERE points = (SELECT max(points) FROM runs)",
                meta.supportsSubqueriesInComparisons());
        claims.put("SELECT run_id FROM runs ORDER BY points + 1",
                meta.supportsExpressionsInOrderBy() && meta.supportsOrderByUnrelated());
        claims.put("SELECT count(*) FROM runs GROUP BY source", meta.supportsGroupByUnrelated());
        claims.put("SELECT * FROM runs a FULL OUTER JOIN params b ON a.run_id = b.run_id",
                meta.supportsFullOuterJoins());
        claims.put("SELECT run_id FROM runs WHERE run_id LIKE 'a!%' ESCAPE '!'", meta.supportsLikeEscapeClause());
        claims.put("SELECT 1 UNION SELECT 2", meta.supportsUnion());
        claims.put("SELECT 1 UNION ALL SELECT 2", meta.supportsUnionAll());
        claims.put("SELECT params.run_id FROM runs params", !meta.supportsDifferentTableCorrelationNames());
        claims.put("SELECT run_id FROM runs FOR UPDATE", meta.supportsSelectForUpdate());
        claims.put("ALTER TABLE runs ADD COLUMN x INT", meta.supportsAlterTableWithAddColumn());
        claims.put("CREATE TABLE named (" + "x".repeat(500) + " INT NOT NULL)",
                meta.getMaxColumnNameLength() == 0 && meta.supportsNonNullableColumns());
        claims.put("SELECT {d '2024-01-01'}, {t '12:00:00'}, {ts '2024-01-01 12:00:00'}", true);
        claims.forEach((sql, claim) -> {
            String refusal = runs(sql);
            assertThat(refusal.isEmpty()).as(sql + ": " + refusal).isEqualTo(claim);
        });
        assertThat(meta.isReadOnly()).isFalse();
        assertThat(meta.supportsBatchUpdates()).isTrue();
        assertThat(meta.supportsTransactions()).isFalse();
    }
}
