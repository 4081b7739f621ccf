package dev.onset.cli.curves;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.api.Session;
import dev.onset.cli.curves.RunCurves.Run;
import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/** Finds the runs that a user means: by run_id, by name, by the beginning of either, or by a pattern with * and ?. */
public final class RunFinder {

    private final List<Run> runs = new ArrayList<>();

    public RunFinder(Session session) {
        try (QueryResult result = session.query("SELECT run_id, name FROM runs")) {
            for (Row row : result.rows()) {
                String id = String.valueOf(row.getText(0));
                runs.add(new Run(id, Optional.ofNullable(row.getText(1)).orElse(id)));
            }
        }
    }

    /**
     * The runs that are meant by some words, each once, in the order of the words.
     *
     * @throws OnsetException of category UNKNOWN_NAME for a word that means none
     */
    public List<Run> find(Collection<String> words) {
        Map<String, Run> found = new LinkedHashMap<>();
        for (String word : words) {
            find(word).forEach(run -> found.putIfAbsent(run.id(), run));
        }
        return List.copyOf(found.values());
    }

    private List<Run> find(String word) {
        boolean pattern = word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
        List<Predicate<String>> readings = pattern
                ? List.of(glob(word).asMatchPredicate())
                : List.of(word::equals, word::equalsIgnoreCase, text -> text.startsWith(word),
                        text -> text.endsWith("/" + word));
        for (Predicate<String> reading : readings) {
            List<Run> ids = runs.stream().filter(run -> reading.test(run.id())).toList();
            List<Run> hits = ids.isEmpty() || pattern
                    ? runs.stream().filter(run -> reading.test(run.name()) || reading.test(run.id())).toList()
                    : ids;
            if (!hits.isEmpty()) {
                return hits;
            }
        }
        List<String> names = runs.stream().flatMap(run -> java.util.stream.Stream.of(run.id(), run.name())).distinct()
                .toList();
        String near = Suggestions.nearest(word, names);
        throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "There is no run '" + word + "'"
                + (runs.isEmpty() ? "; the archive is empty"
                        : near != null ? "; did you mean '" + near + "'?"
                                : "; SELECT run_id, name FROM runs lists them"));
    }

    private static Pattern glob(String word) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            regex.append(switch (c) {
                case '*' -> ".*";
                case '?' -> ".";
                default -> Pattern.quote(String.valueOf(c));
            });
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
