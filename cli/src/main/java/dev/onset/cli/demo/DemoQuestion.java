package dev.onset.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.cli.render.ResultFormat;

/**
 * A question to the demo's runs.
 *
 * @param title the question in words
 * @param sql   one statement without a semicolon; a row of its answer is a run
 */
record DemoQuestion(String title, String sql) {
    /** The three questions, in the order in which the demo asks them. */
    static final List<DemoQuestion> ALL = List.of(
            new DemoQuestion("Which runs overfit, from which step on, and by how much of their best validation loss?", """
                    SELECT r.source, r.params['task'] AS task, r.params['width'] AS width,
                           r.params['train_points'] AS train_points, r.params['weight_decay'] AS weight_decay,
                           h.onset, h.last_step, ROUND(h.severity, 1) AS percent_worse, h.val_loss
                    FROM (SELECT run_id, MAX(step) AS last_step,
                                 overfit_onset(step, train_loss, val_loss) AS onset,
                                 overfit_severity(step, train_loss, val_loss) AS severity,
                                 sparkline(step, val_loss) AS val_loss
                          FROM history GROUP BY run_id) h
                    JOIN runs r USING (run_id)
                    WHERE h.onset IS NOT NULL
                    ORDER BY h.severity DESC"""),
            new DemoQuestion(
                    "Where does the gap between training and validation grow although validation still improves?",
                    """
                            SELECT r.source, r.params['task'] AS task, r.params['width'] AS width,
                                   r.params['train_points'] AS train_points, ROUND(h.gap_change, 3) AS gap_change,
                                   ROUND(h.val_change, 3) AS val_change, h.train_loss, h.val_loss
                            FROM (SELECT run_id,
                                         gap_trend(step, train_loss, val_loss) * MAX(step) AS gap_change,
                                         gap_trend_p(step, train_loss, val_loss, 'hamed_rao') AS p,
                                         trend_slope(step, val_loss) * MAX(step) AS val_change,
                                         sparkline(step, train_loss) AS train_loss,
                                         sparkline(step, val_loss) AS val_loss
                                  FROM history GROUP BY run_id
                                  HAVING overfit_onset(step, train_loss, val_loss) IS NULL) h
                            JOIN runs r USING (run_id)
                            WHERE h.gap_change > 0 AND h.p < 0.01 AND h.val_change < 0
                            ORDER BY h.gap_change DESC"""),
            new DemoQuestion(
                    "What did the first drop of the learning rate buy back, and how much of it was lost again?", """
                    SELECT r.source, r.params['task'] AS task, r.params['width'] AS width,
                           r.params['train_points'] AS train_points, h.drop_step,
                           ROUND(100 * h.gain, 1) AS percent_gained, ROUND(100 * h.relapse, 1) AS percent_lost, h.val_loss
                    FROM (SELECT run_id, lr_drop_step(step, lr, 1) AS drop_step,
                                 lr_rebound(step, lr, val_loss, 1) AS gain,
                                 lr_relapse(step, lr, val_loss, 1) AS relapse,
                                 sparkline(step, val_loss) AS val_loss
                          FROM history GROUP BY run_id) h
                    JOIN runs r USING (run_id)
                    WHERE h.gain > 0.01
                    ORDER BY h.gain DESC"""));

    private static final int ROWS_SHOWN = 12;

    /** Prints the question, its SQL, the first rows of the answer and how many there are. */
    void ask(Onset onset, PrintWriter out) throws IOException {
        String shown = sql + "\nLIMIT " + ROWS_SHOWN;
        out.println(title);
        out.println();
        out.println(shown.indent(2));
        try (QueryResult result = onset.query(shown)) {
            ResultFormat.TABLE.writer(out, 0).write(result);
        }
        try (QueryResult result = onset.query("SELECT COUNT(*) FROM (" + sql + ") answer")) {
            long rows = result.rows().iterator().next().getLong(0);
            out.printf("%d runs%s%n", rows, rows > ROWS_SHOWN ? ", the first " + ROWS_SHOWN + " of them shown" : "");
        }
        out.flush();
    }
}
