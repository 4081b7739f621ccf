package dev.onset.cli.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalMetrics;
import dev.onset.cli.script.SqlScanner;
import dev.onset.cli.script.SqlToken;

/** Offers what can stand where the cursor is. */
final class SqlCompleter implements Completer {

    private static final String RUNS = "SELECT run_id FROM runs ORDER BY started_at DESC";
    private static final List<String> PSET = List.of("expanded", "format", "null", "pager", "tuples_only");

    private static final int MANY_COLUMNS = 20;
    private static final List<String> USUAL_CURVES = Stream
            .concat(Stream.of("step"), CanonicalMetrics.NAMES.stream()).toList();

    private static final Set<String> BEFORE_TABLES = Set.of("FROM", "JOIN", "INTO", "TABLE", "UPDATE", ",");

    private final CatalogNames names;
    private final MetaCommands commands;

    SqlCompleter(CatalogNames names, MetaCommands commands) {
        this.names = names;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof WordAtCursor word) {
            switch (word.kind()) {
                case COMMAND -> command(word, candidates);
                case TEXT -> text(word, candidates);
                case NAME_IN_QUOTES -> columns(word, candidates);
                case PLAIN -> plain(word, candidates);
            }
        }
    }

    private static void add(List<Candidate> candidates, Collection<String> values, @Nullable String group,
            boolean complete) {
        for (String value : values) {
            candidates.add(new Candidate(value, value, group, null, null, null, complete));
        }
    }

    private void command(WordAtCursor word, List<Candidate> candidates) {
        int start = ShellInput.commandAtEnd(word.line().substring(0, word.cursor()));
        String before = word.line().substring(start, word.start()).strip();
        if (before.isEmpty()) {
            for (MetaCommand command : commands.all()) {
                command.names().stream().filter(name -> name.charAt(0) == word.word().charAt(0))
                        .forEach(name -> candidates
                                .add(new Candidate(name, name, null, command.help(), null, null, true)));
            }
            return;
        }
        String name = before.split("\\s", 2)[0];
        Optional<MetaCommand> command = commands.find(name);
        if (command.isEmpty()) {
            return;
        }
        switch (command.get().completes()) {
            case TABLE -> add(candidates, names.tables(), null, true);
            case FUNCTION -> add(candidates, names.functions().keySet(), null, true);
            case STATEMENT -> add(candidates, names.functions().keySet(), null, true);
            case FILE -> files(word.word(), candidates);
            case RUN -> add(candidates, names.values(RUNS), null, true);
            case FORMAT -> add(candidates, List.of(DisplayCommands.formats().split(", ")), null, true);
            case SETTING -> add(candidates, PSET, null, true);
            case ON_OFF -> add(candidates, List.of("on", "off"), null, true);
            case NOTHING -> {
            }
        }
    }

    /** Keys of params and tags, runs, metrics, files: as what stands before the quote says. */
    private void text(WordAtCursor word, List<Candidate> candidates) {
        String before = word.before().stripTrailing().toLowerCase(Locale.ROOT);
        if (before.endsWith("params[") || before.endsWith("tags[")) {
            add(candidates, names.values("SELECT DISTINCT key FROM " + (before.endsWith("tags[") ? "tags" : "params")),
                    null, true);
        } else if (before.matches("(?s).*\\brun_id\\s*(=|<>|in\\s*\\()")) {
            add(candidates, names.values(RUNS), null, true);
        } else if (before.matches("(?s).*\\bname\\s*(=|<>|in\\s*\\()")) {
            add(candidates, names.values("SELECT DISTINCT name FROM runs"), null, true);
        } else if (before.matches("(?s).*\\bmetric\\s*(=|<>|in\\s*\\()")) {
            add(candidates, names.values("SELECT metric FROM metric_names"), null, true);
        } else if (before.matches("(?s).*\\bkey\\s*(=|<>|in\\s*\\()")) {
            add(candidates, names.values("SELECT DISTINCT key FROM params"), null, true);
        } else if (before.matches("(?s).*(\\bto|\\bfrom|read_csv\\(|read_json\\(|read_parquet\\()")) {
            files(word.word(), candidates);
        }
    }

    private void plain(WordAtCursor word, List<Candidate> candidates) {
        String before = word.before().stripTrailing();
        if (before.endsWith(".")) {
            columns(word, candidates);
            return;
        }
        String last = lastWord(before);
        if (Set.of("FROM", "JOIN", "DESCRIBE", "INTO", "TABLE", "UPDATE", "VIEW").contains(last)) {
            add(candidates, names.tables(), "tables", false);
            return;
        }
        columns(word, candidates);
        if (word.word().isEmpty() && signature(word.before()) != null) {
            return;
        }
        add(candidates, names.tables(), "tables", false);
        boolean lower = !word.word().isEmpty() && word.word().equals(word.word().toLowerCase(Locale.ROOT));
        add(candidates, lower
                ? Keywords.all().stream().map(keyword -> keyword.toLowerCase(Locale.ROOT)).toList()
                : Keywords.all(), "keywords", true);
        names.functions().forEach((name, signature) -> candidates.add(new Candidate(name + "(",
                signature.isEmpty() ? name + "(" : signature, "functions", null, null, null, false)));
    }

    private static String lastWord(String text) {
        List<SqlToken> tokens = SqlScanner.scan(text);
        return tokens.isEmpty() || tokens.getLast().kind() != SqlToken.Kind.WORD
                ? ""
                : tokens.getLast().in(text).toUpperCase(Locale.ROOT);
    }

    /** Those of the tables that the statement names; within a function's brackets its signature stands above them. */
    private void columns(WordAtCursor word, List<Candidate> candidates) {
        Set<String> columns = names.columns(tables(word.line()));
        String signature = signature(word.before());
        if (signature != null && word.word().isEmpty() && columns.size() > MANY_COLUMNS) {
            // A list longer than the screen would have to be asked for, and the signature with it.
            add(candidates, USUAL_CURVES, signature, false);
        } else {
            add(candidates, columns, signature == null ? "columns" : signature, false);
        }
    }

    /** The tables that a statement reads or changes. */
    private Set<String> tables(String sql) {
        Set<String> tables = new TreeSet<>();
        List<SqlToken> tokens = SqlScanner.scan(sql);
        for (int i = 1; i < tokens.size(); i++) {
            String before = tokens.get(i - 1).in(sql).toUpperCase(Locale.ROOT);
            String name = tokens.get(i).in(sql).toLowerCase(Locale.ROOT);
            boolean key = i + 1 < tokens.size() && tokens.get(i + 1).is(sql, "[");
            if (BEFORE_TABLES.contains(before) && !key && names.tables().contains(name)) {
                tables.add(name);
            }
        }
        return tables;
    }

    /** The function whose brackets are open. */
    private @Nullable String signature(String before) {
        List<SqlToken> tokens = SqlScanner.scan(before);
        int depth = 0;
        for (int i = tokens.size() - 1; i > 0; i--) {
            SqlToken token = tokens.get(i);
            depth += token.is(before, ")") ? 1 : 0;
            if (token.is(before, "(")) {
                if (depth == 0) {
                    String name = tokens.get(i - 1).in(before).toLowerCase(Locale.ROOT);
                    String signature = names.functions().get(name);
                    return signature == null || signature.isEmpty() ? null : signature;
                }
                depth--;
            }
        }
        return null;
    }

    private static void files(String word, List<Candidate> candidates) {
        int slash = word.lastIndexOf('/') + 1;
        String folder = word.substring(0, slash);
        String home = System.getProperty("user.home", "");
        try {
            Path directory = Path
                    .of(folder.startsWith("~/") ? home + folder.substring(1) : folder.isEmpty() ? "." : folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Path name = file.getFileName();
                    if (name != null && (!name.toString().startsWith(".") || word.substring(slash).startsWith("."))) {
                        boolean isFolder = Files.isDirectory(file);
                        candidates.add(new Candidate(folder + name + (isFolder ? "/" : ""),
                                name + (isFolder ? "/" : ""), null, null, null, null, !isFolder));
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            // A folder that cannot be read offers nothing.
        }
    }
}
