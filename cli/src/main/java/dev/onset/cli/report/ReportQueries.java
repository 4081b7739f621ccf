package dev.onset.cli.report;

/** The SQL of the report, as it is asked and as the page shows it. */
final class ReportQueries {

    private final String where;

    /** @param where a condition over the columns of runs; blank: all runs */
    ReportQueries(String where) {
        this.where = where.strip();
    }

    /** The condition by itself, whose errors are told before anything is computed. */
    String check() {
        return "SELECT COUNT(*) FROM runs" + (where.isEmpty() ? "" : " WHERE\n" + where);
    }

    private String among() {
        return where.isEmpty() ? "" : "\n      WHERE run_id IN (SELECT run_id FROM runs WHERE " + where + ")";
    }

    /** A row for each run. */
    String runs() {
        return """
                SELECT r.run_id, r.name, r.experiment, r.source, r.points, h.verdict, h.last_step, h.best_step, h.best,
                       h.onset, h.severity, h.wasted, h.drops, h.begun, h.ended
                FROM (SELECT run_id, MAX(step) AS last_step, MIN(wall_time) AS begun, MAX(wall_time) AS ended,
                             curve_verdict(step, train_loss, val_loss) AS verdict,
                             best_step(step, val_loss) AS best_step,
                             best_value(step, val_loss) AS best,
                             overfit_onset(step, train_loss, val_loss) AS onset,
                             overfit_severity(step, train_loss, val_loss) AS severity,
                             wasted_fraction(step, val_loss) AS wasted,
                             lr_drop_count(step, lr) AS drops
                      FROM history""" + among() + """

                      GROUP BY run_id) h
                JOIN runs r ON r.run_id = h.run_id""";
    }

    /** How many runs each verdict has. */
    String verdicts() {
        return """
                SELECT verdict, COUNT(*) AS runs, SUM(wasted) AS wasted_steps, SUM(last_step) AS steps
                FROM (SELECT curve_verdict(step, train_loss, val_loss) AS verdict,
                             wasted_steps(step, val_loss) AS wasted, MAX(step) AS last_step
                      FROM history""" + among() + """

                      GROUP BY run_id) h
                GROUP BY verdict ORDER BY runs DESC""";
    }

    /** The runs of a panel. */
    String panel(Verdict verdict, int limit) {
        return "SELECT run_id, verdict, onset, severity, wasted, best\nFROM (SELECT run_id, "
                + "curve_verdict(step, train_loss, val_loss) AS verdict,\n"
                + "             overfit_onset(step, train_loss, val_loss) AS onset,\n"
                + "             overfit_severity(step, train_loss, val_loss) AS severity,\n"
                + "             wasted_fraction(step, val_loss) AS wasted, best_value(step, val_loss) AS best,\n"
                + "             COUNT(*) AS steps\n      FROM history" + among()
                + "\n      GROUP BY run_id) h\nWHERE verdict = '"
                + verdict.word() + "'\nORDER BY " + switch (verdict) {
                    case OVERFIT -> "severity";
                    case PLATEAU -> "wasted";
                    default -> "steps";
                } + " DESC NULLS LAST LIMIT " + limit;
    }

    /** What the first drop of the learning rate did. */
    String drops(int limit) {
        return """
                SELECT r.name, h.drop_step, h.gain, h.steps, h.relapse
                FROM (SELECT run_id, lr_drop_step(step, lr, 1) AS drop_step,
                             lr_rebound(step, lr, val_loss, 1) AS gain,
                             lr_rebound_steps(step, lr, val_loss, 1) AS steps,
                             lr_relapse(step, lr, val_loss, 1) AS relapse
                      FROM history""" + among() + """

                      GROUP BY run_id) h
                JOIN runs r ON r.run_id = h.run_id
                WHERE h.gain IS NOT NULL
                ORDER BY h.gain DESC LIMIT\s""" + limit;
    }
}
