package dev.onset.cli.plot;

import java.util.List;
import java.util.Locale;

import dev.onset.api.QueryResult;
import dev.onset.api.Session;
import dev.onset.cli.chart.Chart;
import dev.onset.cli.chart.ChartOptions;
import dev.onset.cli.chart.Charts;
import dev.onset.cli.curves.QueryCurves;
import dev.onset.cli.curves.RunCurves;
import dev.onset.cli.curves.RunCurvesReader;
import dev.onset.cli.curves.RunFinder;
import dev.onset.error.OnsetException;

/**
 * What is to be drawn: runs, or the rows of a query.
 *
 * @param words names of runs and patterns of names, or one query
 * @param metrics columns of history instead of training and validation loss
 * @param most how many runs or curves to draw
 * @param options axes
 */
public record PlotRequest(List<String> words, List<String> metrics, int most, ChartOptions options) {

    /** More than these can hardly be told apart. */
    public static final int USUAL_MOST = 10;

    public PlotRequest {
        words = List.copyOf(words);
        metrics = List.copyOf(metrics);
    }

    /** Whether the words are a query. */
    public boolean isQuery() {
        String first = words.isEmpty() ? "" : words.getFirst().strip().toUpperCase(Locale.ROOT);
        return first.matches("(?s)(SELECT|WITH|VALUES|FROM|TABLE)\\b.*") && String.join(" ", words).contains(" ");
    }

    /** The words as a query. */
    public String query() {
        return String.join(" ", words);
    }

    /** Reads what is to be drawn. */
    public Chart chart(Session session) {
        if (isQuery()) {
            try (QueryResult result = session.query(query())) {
                QueryCurves curves = QueryCurves.read(result, most);
                if (curves.curves().isEmpty()) {
                    throw new OnsetException(OnsetException.Category.ARGUMENT,
                            "The query gives no point to draw: no rows, or NULLs alone");
                }
                return Charts.ofQuery(curves, options);
            }
        }
        List<RunCurves.Run> found = new RunFinder(session).find(words);
        List<RunCurves.Run> drawn = found.subList(0, Math.min(most, found.size()));
        List<RunCurves> runs = new RunCurvesReader(session, metrics).read(drawn);
        List<String> empty = runs.stream().filter(RunCurves::isEmpty).map(run -> run.run().name()).toList();
        List<RunCurves> shown = runs.stream().filter(run -> !run.isEmpty()).toList();
        if (shown.isEmpty()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    (empty.size() == 1 ? "The run " + empty.getFirst() + " has" : "None of these runs has") + " "
                            + (metrics.isEmpty() ? "a train_loss or val_loss"
                                    : "points of " + String.join(", ", metrics))
                            + "; --metric names another one, and SELECT DISTINCT metric FROM metrics WHERE run_id = '"
                            + drawn.getFirst().id() + "' lists what it has");
        }
        return Charts.ofRuns(shown, options).withNotes(notes(found.size(), drawn.size(), empty));
    }

    private static List<String> notes(int found, int drawn, List<String> empty) {
        List<String> notes = new java.util.ArrayList<>();
        if (drawn < found) {
            notes.add(String.format(Locale.ROOT, "%,d runs match, drawn: the first %d; --most says how many", found,
                    drawn));
        }
        if (!empty.isEmpty()) {
            notes.add("without points: " + String.join(", ", empty));
        }
        return notes;
    }
}
