package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.plan.DataType;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.Command.Option;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/** Tells commands from queries by their first word, and takes commands apart. */
public final class CommandParser {

    /** What a command begins with; everything else is left to the parser of queries, and its messages. */
    private static final Set<String> BEGINNINGS = Set.of("COPY", "CREATE", "DROP", "INSERT", "REPLACE", "DELETE",
            "UPDATE", "SET", "RESET", "SHOW", "DESCRIBE", "DESC", "REINDEX");

    private static final List<String> TYPES = List.of("INT", "INTEGER", "BIGINT", "DOUBLE", "REAL", "FLOAT", "VARCHAR",
            "TEXT", "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "MAP");

    private final Reader in;

    private CommandParser(String sql) {
        this.in = new Reader(sql);
    }

    /** @throws OnsetException of category SYNTAX with the place where it stopped making sense */
    public static Command parse(String sql) {
        if (!BEGINNINGS.contains(firstWord(sql))) {
            return new Command.Query(sql);
        }
        return new CommandParser(sql).command();
    }

    private static String firstWord(String sql) {
        int start = 0;
        while (start < sql.length()) {
            char c = sql.charAt(start);
            if (sql.startsWith("--", start) || sql.startsWith("/*", start)) {
                String end = c == '-' ? "\n" : "*/";
                int found = sql.indexOf(end, start + 2);
                start = found < 0 ? sql.length() : found + end.length();
            } else if (Character.isWhitespace(c)) {
                start++;
            } else {
                break;
            }
        }
        int end = start;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(start, end).toUpperCase(Locale.ROOT);
    }

    private Command command() {
        String first = in.next().text().toUpperCase(Locale.ROOT);
        return switch (first) {
            case "COPY" -> copy();
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "REPLACE" -> insert(true);
            case "REINDEX" -> new IndexParser(in).rebuild();
            case "INSERT" -> insert(false);
            case "DELETE" -> delete();
            case "UPDATE" -> update();
            case "SET" -> set();
            case "RESET" -> ended(new Command.Set(in.name("a setting"), null));
            case "SHOW" -> show();
            default -> describe();
        };
    }

    private Command ended(Command command) {
        in.expectEnd();
        return command;
    }

    private Command copy() {
        String query;
        if (in.at("(")) {
            query = in.parenthesized();
        } else {
            Name table = in.qualifiedName("a table, or a query in parentheses");
            List<Name> columns = in.at("(") ? in.names() : List.of();
            if (in.skip("FROM")) {
                String file = in.text("the name of a file in single quotes");
                return ended(new Command.CopyFrom(table, columns, file, options()));
            }
            String list = columns.isEmpty() ? "*"
                    : String.join(", ", columns.stream().map(CommandParser::quoted).toList());
            query = "SELECT " + list + " FROM " + quoted(table);
        }
        in.expect("TO");
        String file = in.text("the name of a file in single quotes");
        return ended(new Command.CopyTo(query, file, options()));
    }

    /** {@code (FORMAT csv, HEADER false)}, with or without the parentheses and WITH. */
    private List<Option> options() {
        in.skip("WITH");
        List<Option> options = new ArrayList<>();
        boolean parentheses = in.skip("(");
        while (!in.atEnd() && !in.at(")")) {
            Name name = in.name("an option");
            in.skip("=");
            boolean bare = in.atEnd() || in.at(",") || in.at(")");
            options.add(new Option(name, bare ? "TRUE" : in.next().text()));
            if (!in.skip(",") && parentheses) {
                break;
            }
        }
        if (parentheses) {
            in.expect(")");
        }
        return options;
    }

    private Command create() {
        boolean replace = in.skip("OR");
        if (replace) {
            in.expect("REPLACE");
        }
        in.skip("LOCAL");
        boolean temporary = in.skip("TEMP") || in.skip("TEMPORARY") || in.skip("SCRATCH");
        boolean persist = !temporary && (in.skip("PERSIST") || in.skip("PERSISTENT"));
        boolean unique = in.skip("UNIQUE");
        if (unique) {
            in.expect("INDEX");
        }
        if (unique || in.skip("INDEX")) {
            return new IndexParser(in).create(unique);
        }
        if (in.skip("VIEW")) {
            boolean ifNotExists = in.skip("IF", "NOT", "EXISTS");
            Name view = in.qualifiedName("a name for the view");
            List<Name> columns = in.at("(") ? in.names() : List.of();
            in.expect("AS");
            return new Command.CreateView(view, replace, ifNotExists, columns, in.rest("a query"));
        }
        in.expect("TABLE", "VIEW", "INDEX");
        boolean ifNotExists = in.skip("IF", "NOT", "EXISTS");
        Name table = in.qualifiedName("a name for the table");
        persist |= in.skip("PERSIST");
        if (in.at("(") && !in.columnsThenAs()) {
            return new TableDefinitionParser(in).parse(table, replace, ifNotExists, persist);
        }
        List<Name> columns = in.at("(") ? in.names() : List.of();
        in.expect("AS", "(");
        return new Command.CreateTableAs(table, replace, ifNotExists, persist, columns, in.rest("a query"));
    }

    private Command drop() {
        if (in.skip("INDEX")) {
            return new IndexParser(in).drop();
        }
        boolean view = in.skip("VIEW");
        if (!view) {
            in.expect("TABLE", "VIEW", "INDEX");
        }
        boolean ifExists = in.skip("IF", "EXISTS");
        Name name = in.qualifiedName(view ? "the name of a view" : "the name of a table");
        if (!in.skip("CASCADE")) {
            in.skip("RESTRICT");
        }
        return ended(view ? new Command.DropView(name, ifExists) : new Command.DropTable(name, ifExists));
    }

    private Command insert(boolean orReplace) {
        boolean replace = orReplace || in.skip("OR", "REPLACE");
        if (in.skip("OR")) {
            throw in.unsupported("INSERT OR " + in.next().text().toUpperCase(Locale.ROOT));
        }
        in.expect("INTO");
        Name table = in.qualifiedName("a table");
        List<Name> columns = in.at("(") && !in.atQueryInParentheses() ? in.names() : List.of();
        return new Command.Insert(table, replace, columns, in.rest("VALUES or a query"));
    }

    private Command delete() {
        in.expect("FROM");
        Name table = in.qualifiedName("a table");
        String alias = alias("WHERE");
        if (!in.skip("WHERE")) {
            in.expectEnd("WHERE");
            return new Command.Delete(table, null);
        }
        return new Command.Delete(table, in.rewritten("SELECT (", ") IS TRUE FROM " + from(table, alias)));
    }

    private Command update() {
        Name table = in.qualifiedName("a table");
        String alias = alias("SET");
        in.expect("SET");
        List<Name> columns = new ArrayList<>();
        List<Token> heads = new ArrayList<>();
        do {
            Token name = in.peek();
            columns.add(in.name("a column"));
            heads.add(name);
            Token equals = in.peek();
            in.expect("=");
            heads.add(equals);
            in.skipExpression();
        } while (in.skip(","));
        return new Command.Update(table, columns, in.rewrittenUpdate(heads, from(table, alias)));
    }

    private @Nullable String alias(String next) {
        boolean as = in.skip("AS");
        return as || (in.peek().kind() == Kind.WORD && !in.at(next)) ? in.name("an alias").text() : null;
    }

    private static String from(Name table, @Nullable String alias) {
        return quoted(table) + (alias == null ? "" : " AS \"" + alias.replace("\"", "\"\"") + "\"");
    }

    static String quoted(Name name) {
        return "\"" + name.text().replace("\"", "\"\"") + "\"";
    }

    private Command set() {
        if (!in.skip("SESSION")) {
            in.skip("GLOBAL");
        }
        Name setting = in.name("a setting");
        if (!in.skip("TO")) {
            in.expect("=", "TO");
        }
        StringBuilder value = new StringBuilder();
        while (!in.atEnd()) {
            value.append(in.next().text());
        }
        if (value.isEmpty()) {
            throw in.expected("a value");
        }
        boolean usual = value.toString().equalsIgnoreCase("DEFAULT");
        return new Command.Set(setting, usual ? null : value.toString());
    }

    private Command show() {
        if (in.skip("TABLES")) {
            return ended(new Command.Query(Listings.TABLES));
        }
        if (in.skip("SCHEMAS") || in.skip("DATABASES")) {
            return ended(new Command.Query(Listings.SCHEMAS));
        }
        if (in.skip("VIEWS")) {
            return ended(new Command.Query(Listings.VIEWS));
        }
        if (in.skip("FUNCTIONS")) {
            return ended(new Command.Query(in.skip("LIKE")
                    ? Listings.functionsLike(in.text("a pattern"))
                    : Listings.FUNCTIONS));
        }
        if (in.skip("COLUMNS")) {
            if (!in.skip("FROM") && !in.skip("IN")) {
                in.expect("FROM");
            }
            return described();
        }
        if (in.skip("ALL") || in.skip("SETTINGS")) {
            return ended(new Command.Show(null));
        }
        return ended(new Command.Show(in.name("TABLES, COLUMNS, FUNCTIONS, or a setting")));
    }

    private Command describe() {
        if (in.skip("FUNCTION")) {
            Name function = in.name("a function");
            return ended(new Command.DescribeFunction(function, Listings.function(function)));
        }
        if (in.at("SELECT") || in.at("WITH") || in.at("VALUES")) {
            return new Command.DescribeQuery(in.rest("a query"));
        }
        in.skip("TABLE");
        return described();
    }

    private Command described() {
        Name table = in.qualifiedName("a table");
        return ended(new Command.Describe(table, Listings.columns(table)));
    }

    static DataType typeNamed(Token token, Reader in) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "INT", "INTEGER", "SMALLINT", "TINYINT", "MEDIUMINT", "INT4", "INT2", "SIGNED" -> DataType.INTEGER;
            case "BIGINT", "LONG", "INT8", "HUGEINT" -> DataType.BIGINT;
            case "DOUBLE", "FLOAT", "REAL", "DECIMAL", "NUMERIC", "DEC", "FLOAT4", "FLOAT8", "NUMBER" ->
                    DataType.DOUBLE;
            case "VARCHAR", "CHAR", "CHARACTER", "TEXT", "STRING", "CLOB" -> DataType.VARCHAR;
            case "BOOLEAN", "BOOL", "LOGICAL" -> DataType.BOOLEAN;
            case "DATE" -> DataType.DATE;
            case "TIME" -> DataType.TIME;
            case "TIMESTAMP", "DATETIME" -> DataType.TIMESTAMP;
            case "MAP" -> DataType.MAP;
            default -> throw in.failure(token, "There is no type " + token.text()
                    + Suggestions.didYouMean(token.text(), TYPES)
                    + "; there are INTEGER, BIGINT, DOUBLE, VARCHAR, BOOLEAN, DATE, TIME, TIMESTAMP and MAP");
        };
    }
}
