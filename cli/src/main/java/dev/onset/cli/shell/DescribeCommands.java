package dev.onset.cli.shell;

import java.util.List;
import java.util.Locale;

import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.api.Session;
import dev.onset.cli.console.Paragraph;
import dev.onset.cli.shell.MetaCommand.Completes;
import dev.onset.plan.Schema;
import dev.onset.plan.View;

/** What there is: tables, columns, views, metrics, functions. */
final class DescribeCommands {

    /** Of information_schema: the name as a query writes it. */
    private static final String NAME = "CASE table_schema WHEN '' THEN table_name ELSE table_schema || '.' || table_name END";
    private static final String SQL_PATTERN = "a pattern with * and ?, or the beginning of a name";

    private final Session session;
    private final StatementRunner runner;
    private final Screen screen;

    DescribeCommands(Session session, StatementRunner runner, Screen screen) {
        this.session = session;
        this.runner = runner;
        this.screen = screen;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\d .schema .describe", "[TABLE|METRIC]",
                        "tables and views, or the columns of one, or a metric",
                        Completes.TABLE, this::describe),
                MetaCommand.of("\\dt .tables", "[PATTERN]", "tables and views; " + SQL_PATTERN, Completes.TABLE,
                        this::tables),
                MetaCommand.of("\\dv .views", "[PATTERN]", "views and what they are", Completes.TABLE, this::views),
                MetaCommand.of("\\dm .metrics", "[PATTERN]", "metrics and the columns that they fill",
                        Completes.NOTHING, this::metrics),
                MetaCommand.of("\\dr .runs", "[PATTERN]", "runs", Completes.RUN, this::runs),
                MetaCommand.of("\\df .functions", "[PATTERN]", "functions over curves", Completes.FUNCTION,
                        this::functions));
    }

    /** Quoted, with SQL's wildcards; a name alone stands for what begins with it. */
    private static String like(String pattern) {
        String sql = Words.of(pattern).getFirst().replace("_", "\\_").replace('*', '%').replace('?', '_');
        return " ILIKE " + Words.quoted(sql.indexOf('%') >= 0 ? sql : sql + "%") + " ESCAPE '\\'";
    }

    private static String where(String column, String pattern) {
        return pattern.isBlank() ? "" : " WHERE " + column + like(pattern);
    }

    private void describe(String table) {
        if (table.isBlank()) {
            tables("");
            return;
        }
        String wanted = Words.of(table).getFirst();
        if (!isTable(wanted) && isMetric(wanted)) {
            runner.run("SELECT * FROM metric_names WHERE " + isCalled(wanted) + " ORDER BY points DESC", true);
            screen.println("A column of history: SELECT run_id, step, " + column(wanted) + " FROM history");
            return;
        }
        String name = table.startsWith("\"") || isQualified(table.strip())
                ? table
                : "\"" + table.strip().toLowerCase(Locale.ROOT) + "\"";
        runner.run("DESCRIBE " + name, true);
        session.catalog().views().stream().filter(view -> view.name().equalsIgnoreCase(table.strip())).map(View::sql)
                .forEach(sql -> screen.println("View: " + sql));
    }

    private boolean isQualified(String table) {
        int dot = table.indexOf('.');
        return dot > 0 && Schema.find(session.catalog().schemas(), table.substring(0, dot)) != null;
    }

    private boolean isTable(String name) {
        return session.catalog().tables().stream().anyMatch(table -> table.name().equalsIgnoreCase(name))
                || session.catalog().views().stream().anyMatch(view -> view.name().equalsIgnoreCase(name));
    }

    private static String isCalled(String metric) {
        return "metric = " + Words.quoted(metric) + " OR canonical = " + Words.quoted(metric);
    }

    private boolean isMetric(String name) {
        try (QueryResult result = session.query("SELECT metric FROM metric_names WHERE " + isCalled(name))) {
            return result.rows().iterator().hasNext();
        }
    }

    /** As it is written in a query. */
    private static String column(String metric) {
        return metric.matches("[a-z_][a-z0-9_]*") ? metric : "\"" + metric.replace("\"", "\"\"") + "\"";
    }

    private void tables(String pattern) {
        runner.run("SELECT " + NAME + " AS name, table_type AS type, columns,"
                + " CASE WHEN table_type <> 'VIEW' THEN rows_estimated END AS rows_estimated"
                + " FROM information_schema.tables WHERE table_schema <> 'information_schema'"
                + (pattern.isBlank() ? "" : " AND (" + NAME + like(pattern) + " OR table_name" + like(pattern) + ")")
                + " ORDER BY 1", true);
    }

    private void views(String pattern) {
        runner.run("SELECT " + NAME + " AS name, view_definition AS query FROM information_schema.views"
                + where(NAME, pattern) + " ORDER BY 1", true);
    }

    private void metrics(String pattern) {
        runner.run("SELECT metric, canonical, runs, points FROM metric_names" + where("metric", pattern)
                + " ORDER BY points DESC, metric", true);
    }

    private void runs(String pattern) {
        runner.run("SELECT run_id, name, experiment, source, status, started_at, points FROM runs"
                + (pattern.isBlank() ? "" : " WHERE name" + like(pattern) + " OR run_id" + like(pattern))
                + " ORDER BY started_at DESC, run_id", true);
    }

    private void functions(String pattern) {
        String sql = "SELECT routine_name AS name, signature, remarks AS what_it_tells FROM information_schema.routines"
                + where("routine_name", pattern) + " ORDER BY 1";
        if (!pattern.isBlank() && hasOneRow(sql)) {
            function(Words.of(pattern).getFirst());
        } else {
            runner.run(sql, true);
        }
    }

    private boolean hasOneRow(String sql) {
        try (QueryResult result = session
                .query("SELECT COUNT(*) FROM (" + sql.replace(" ORDER BY 1", "") + ") found")) {
            return result.rows().iterator().next().getLong(0) == 1;
        }
    }

    /** Everything that is known of the functions of a name. */
    boolean function(String name) {
        try (QueryResult result = session
                .query("SELECT signature, remarks, formula, source, caution, example, routine_name"
                        + " FROM information_schema.routines" + where("routine_name", name))) {
            boolean found = false;
            for (Row row : result.rows()) {
                found = true;
                screen.println((screen.color() ? "\033[1m" + row.getText(0) + "\033[0m" : row.getText(0)) + "");
                paragraph(row.getText(1));
                options(row.getText(6));
                paragraph("Formula: " + row.getText(2));
                paragraph("Caution: " + row.getText(4));
                paragraph("Source: " + row.getText(3));
                screen.println("Example:\n  " + String.valueOf(row.getText(5)).strip().replace("\n", "\n  ") + "\n");
            }
            return found;
        }
    }

    /** What each option of a function accepts. */
    private void options(@org.jspecify.annotations.Nullable String function) {
        try (QueryResult result = session.query("SELECT parameter_name, accepted FROM information_schema.parameters"
                + " WHERE kind = 'option' AND routine_name = '" + function + "'")) {
            for (Row row : result.rows()) {
                paragraph("Option " + row.getText(0) + ": " + row.getText(1));
            }
        }
    }

    private void paragraph(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.endsWith(": null") || text.endsWith(": ")) {
            return;
        }
        Paragraph.lines(text, screen.width() - 1).forEach(screen::println);
    }
}
