package dev.onset.sql.syntax;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Statement;

/**
 * EXPLAIN, EXPLAIN ANALYZE and EXPLAIN PLAN FOR in front of a query. Calcite only knows the last form.
 *
 * @param query what is explained, with blanks where the prefix was, so that positions stay true
 */
public record ExplainPrefix(boolean explains, boolean analyzes, String query) {

    private static final Pattern PREFIX = Pattern.compile(
            "(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*+EXPLAIN\\b(\\s+ANALY[ZS]E\\b)?(\\s+PLAN\\s+FOR\\b)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<Field> FIELDS = List.of(new Field("plan", DataType.VARCHAR, false));

    public static ExplainPrefix of(String sql) {
        Matcher matcher = PREFIX.matcher(sql);
        if (!matcher.lookingAt()) {
            return new ExplainPrefix(false, false, sql);
        }
        String blank = sql.substring(0, matcher.end()).replaceAll("[^\\n]", " ");
        return new ExplainPrefix(true, matcher.group(1) != null, blank + sql.substring(matcher.end()));
    }

    /** The statement that gives the plan of a query as text, or the query itself. */
    public Statement applied(Statement statement) {
        return explains
                ? new Statement(new Plan.Explain(statement.plan(), analyzes, FIELDS), statement.parameters(),
                        statement.readsFiles())
                : statement;
    }
}
