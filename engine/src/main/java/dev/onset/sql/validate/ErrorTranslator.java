package dev.onset.sql.validate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Category;
import dev.onset.error.OnsetException.Position;
import dev.onset.error.Suggestions;
import dev.onset.plan.Catalog;
import dev.onset.sql.command.Tokens;
import dev.onset.sql.syntax.SourceText;

/** Calcite's complaints about a statement in plain words, with the nearest right name. */
public final class ErrorTranslator {

    private record Rule(Pattern pattern, Category category, String message) {
        Rule(String pattern, Category category, String message) {
            this(Pattern.compile(pattern, Pattern.DOTALL), category, message);
        }
    }

    public static final String ONE_COLUMN = "A sub-query that stands for one value must have one column";

    private static final Pattern NO_TABLE = Pattern.compile("Object '(.+?)' not found(?: within '(.+?)')?.*");
    private static final Pattern NO_COLUMN = Pattern.compile("Column '(.+?)' not found in .*");
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '(.+?)' is ambiguous");
    /** What Calcite says of a name in the select list that is no column: it takes it for its own alias. */
    private static final Pattern OWN_ALIAS = Pattern
            .compile("The definition of column '(.+?)' depends on itself through the following columns: '\\1'");
    private static final Pattern CANNOT_APPLY = Pattern
            .compile("(?s)Cannot apply '(.+?)' to arguments of type '(.+?)'\\. Supported form\\(s\\): .*");
    private static final Pattern NO_TYPE = Pattern.compile("Unknown (?:datatype name|identifier) '([^*]+?)'.*");
    private static final List<String> TYPES = List.of("INTEGER", "BIGINT", "DOUBLE", "DECIMAL", "VARCHAR", "BOOLEAN",
            "DATE",
            "TIME",
            "TIMESTAMP", "MAP");
    private static final Pattern TYPE_ARGUMENT = Pattern.compile("<(\\(.*?\\) MAP|[^<>]+)>");

    /** Calcite's messages and ours; {@code $1} is the first group. */
    private static final List<Rule> RULES = List.of(
            new Rule("Table '(.+?)' not found.*", Category.UNKNOWN_NAME, "There is no table or alias $1 here"),
            new Rule("Duplicate relation name '(.+?)' in FROM clause", Category.ARGUMENT,
                    "Two tables are called $1 here; AS gives one of them another name"),
            new Rule("Expression '(.+?)' is not being grouped", Category.TYPE,
                    "$1 is neither in GROUP BY nor inside an aggregate function"),
            new Rule("Aggregate expression is illegal in (.+?) clause", Category.TYPE,
                    "An aggregate function cannot stand in $1; conditions on groups stand in HAVING"),
            new Rule("Windowed aggregate expression is illegal in (.+?) clause", Category.TYPE,
                    "A window function cannot stand in $1; QUALIFY filters by one"),
            new Rule(".*join requires a condition.*", Category.ARGUMENT,
                    "This join needs ON or USING to say which rows belong together; CROSS JOIN takes all pairs"),
            new Rule("Illegal (DATE|TIME|TIMESTAMP) literal '(.+?)': not in format '(.+?)'.*", Category.DATA,
                    "'$2' is no $1; one is written as $3"),
            new Rule("Aggregate expressions cannot be nested", Category.TYPE,
                    "An aggregate function cannot stand inside another; compute the inner one in a subquery"),
            new Rule("Invalid number of arguments to function '(.+?)'\\. Was expecting (\\d+) arguments",
                    Category.ARGUMENT, "$1 needs $2 arguments"),
            new Rule("'(.+?)' is not a valid time frame.*", Category.ARGUMENT,
                    "$1 is not a unit of time; units are YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE and SECOND"),
            new Rule("Illegal use of dynamic parameter", Category.TYPE,
                    "The type of this parameter cannot be told from its place; write CAST(? AS DOUBLE) or the like"),
            new Rule("Unknown identifier '\\*'", Category.SYNTAX,
                    "This * is that of no table: FROM is missing behind it, or the function takes none"),
            new Rule("Unknown identifier '(.+?)'.*", Category.UNKNOWN_NAME, "There is no table or alias $1 here"),
            new Rule("QUALIFY expression .* must contain a window function", Category.TYPE,
                    "QUALIFY needs a window function; WHERE filters rows, HAVING groups"),
            new Rule("Window '(.+?)' not found", Category.UNKNOWN_NAME,
                    "There is no window $1; WINDOW $1 AS (PARTITION BY … ORDER BY …) says what it is"),
            new Rule("Data type of ORDER BY prohibits use of RANGE clause", Category.TYPE,
                    "RANGE with a distance needs numbers or times in ORDER BY; ROWS counts rows"),
            new Rule("Ordinal out of range", Category.UNKNOWN_NAME, "The result has no column of this number"),
            new Rule("RANK or DENSE_RANK functions require ORDER BY clause in window specification", Category.ARGUMENT,
                    "This window function needs an order: OVER (… ORDER BY step)"),
            new Rule("OVER clause is necessary for window functions", Category.ARGUMENT,
                    "This is a window function; it needs OVER (PARTITION BY … ORDER BY …)"),
            new Rule(
                    "List of column aliases must have same degree as table; table has (\\d+) columns (\\(.*?\\)), whereas alias list has (\\d+) columns",
                    Category.ARGUMENT, "The table has $1 columns $2, not $3"),
            new Rule("OVER must be applied to aggregate function", Category.NOT_SUPPORTED,
                    "OVER cannot stand behind this, nor behind an order as of WITHIN GROUP; MEDIAN(x) OVER (…) can be had"),
            new Rule("Cast function cannot convert value of type .*ARRAY(?: NOT NULL)? to type VARCHAR.*",
                    Category.TYPE,
                    "An array cannot be cast to a text; ARRAY_TO_STRING(x, ', ') makes one"),
            new Rule("Column count mismatch in (.+)", Category.TYPE,
                    "The sides of $1 have different numbers of columns"),
            new Rule("(.+?) clause must be a condition", Category.TYPE, "What follows $1 must be true or false"),
            new Rule("Values passed to (.+?) operator must have compatible types", Category.TYPE,
                    "The sides of $1 must have the same number of columns, of types that can be compared"));

    private ErrorTranslator() {}

    public static OnsetException translate(CalciteContextException e, SqlNode statement, SourceText source,
            Catalog catalog) {
        Position position = new Position(e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String text = cause.getMessage() == null ? "" : cause.getMessage();
        Matcher matcher = NO_COLUMN.matcher(text);
        if (!matcher.matches()) {
            matcher = OWN_ALIAS.matcher(text);
        }
        if (matcher.matches()) {
            return new OnsetException(Category.UNKNOWN_NAME,
                    new ColumnHints(statement, source, catalog).noColumn(matcher.group(1), position), position, cause);
        }
        matcher = AMBIGUOUS.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.UNKNOWN_NAME,
                    new ColumnHints(statement, source, catalog).ambiguous(matcher.group(1)), position, cause);
        }
        matcher = NO_TABLE.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.UNKNOWN_NAME, noTable(matcher.group(1), matcher.group(2),
                    source.all(place(position)), catalog), position, cause);
        }
        if (text.startsWith("Cannot apply '$SCALAR_QUERY'")) {
            return new OnsetException(Category.TYPE, ONE_COLUMN, position, cause);
        }
        matcher = CANNOT_APPLY.matcher(text);
        if (matcher.matches()) {
            String operator = matcher.group(1).equals("ITEM") ? "[ ]" : matcher.group(1).toLowerCase(Locale.ROOT);
            return new OnsetException(Category.TYPE, operator + " cannot take "
                    + arguments(matcher.group(2)), position, cause);
        }
        matcher = NO_TYPE.matcher(text);
        if (matcher.matches() && !isBeforeStar(position, source)) {
            return new OnsetException(Category.UNKNOWN_NAME, "There is no type " + matcher.group(1)
                    + Suggestions.didYouMean(matcher.group(1), TYPES) + "; there are " + String.join(", ", TYPES),
                    position, cause);
        }
        for (Rule rule : RULES) {
            matcher = rule.pattern.matcher(text);
            if (matcher.matches()) {
                return new OnsetException(rule.category, matcher.replaceFirst(rule.message), position, cause);
            }
        }
        return new OnsetException(Category.TYPE, text, position, cause);
    }

    /**
     * @param missing the part of a name that is not there
     * @param schema that it is not in; null: it is a schema itself, or named without one
     * @param written the whole name
     */
    private static String noTable(String missing, @Nullable String schema, String written, Catalog catalog) {
        if (schema != null) {
            return MissingTables.message(catalog, schema, missing);
        }
        boolean qualified = new Tokens(written).get(1).is(".");
        return qualified ? MissingTables.schema(catalog, missing) : MissingTables.message(catalog, "", missing);
    }

    /** Whether {@code .*} stands at the end of a place, or behind it. */
    private static boolean isBeforeStar(Position position, SourceText source) {
        return source.all(new SqlParserPos(position.line(), position.column(), position.endLine(),
                position.endColumn() + 2)).contains(".*");
    }

    private static SqlParserPos place(Position position) {
        return new SqlParserPos(position.line(), position.column(), position.endLine(), position.endColumn());
    }

    /** {@code '<VARCHAR> + <INTEGER>'} or {@code 'ABS(<VARCHAR>)'}: the types alone. */
    private static String arguments(String form) {
        return TYPE_ARGUMENT.matcher(form).results().map(result -> plainType(result.group(1)))
                .reduce((a, b) -> a + " and " + b).orElse(form);
    }

    private static String plainType(String type) {
        String name = type.endsWith("MAP") ? "MAP" : type.replaceAll("\\(.*\\)", "").strip();
        return name.equals("CHAR") ? "VARCHAR" : name;
    }
}
