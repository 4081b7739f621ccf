package dev.onset.sql.command;

import java.util.Locale;
import java.util.Set;

import dev.onset.error.OnsetException;

/** Tells commands from queries by their first word, and takes commands apart. */
public final class CommandParser {

    /** What a command begins with; everything else is left to the parser of queries, and its messages. */
    private static final Set<String> BEGINNINGS = Set.of("COPY", "CREATE", "DROP", "INSERT", "REPLACE", "DELETE",
            "TRUNCATE", "UPDATE", "MERGE", "SET", "RESET", "SHOW", "DESCRIBE", "DESC", "REINDEX", "USE");

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
            case "COPY" -> new CopyParser(in).copy();
            case "CREATE" -> new DefinitionParser(in).create();
            case "DROP" -> new DefinitionParser(in).drop();
            case "REINDEX" -> new IndexParser(in).rebuild();
            case "REPLACE" -> new ChangeParser(in).insert(true);
            case "INSERT" -> new ChangeParser(in).insert(false);
            case "DELETE" -> new ChangeParser(in).delete();
            case "TRUNCATE" -> new ChangeParser(in).truncate();
            case "UPDATE" -> new ChangeParser(in).update();
            case "MERGE" -> throw in.unsupported("MERGE", "INSERT OR REPLACE INTO t changes rows with the same key");
            case "SET" -> new SessionParser(in).set();
            case "RESET" -> new SessionParser(in).reset();
            case "USE" -> new SessionParser(in).use();
            case "SHOW" -> new SessionParser(in).show();
            default -> new SessionParser(in).describe();
        };
    }
}
