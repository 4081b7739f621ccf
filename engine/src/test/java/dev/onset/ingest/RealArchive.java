package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.onset.api.Onset;

/** The logs of a real project in an archive, asked through SQL alone. */
final class RealArchive implements AutoCloseable {

    private final ImportReport report;
    private final Onset onset;

    private RealArchive(ImportReport report, Onset onset) {
        this.report = report;
        this.onset = onset;
    }

    /** Imports a set of the real logs; nothing of them may fail. */
    static RealArchive read(Path folder, String set) {
        Path logs = RealLogs.require(set);
        Onset onset = Onset.openOrCreate(folder.resolve(set.replace('/', '_')));
        ImportReport report = onset.importLogs(List.of(logs), List.of(), ImportOptions.defaults());
        assertThat(report.failures()).isEmpty();
        return new RealArchive(report, onset);
    }

    /** What the import said of it. */
    ImportReport report() {
        return report;
    }

    List<String> skipped() {
        return report.skipped().stream().map(ImportReport.Note::reason).toList();
    }

    List<String> warnings() {
        return report.warnings().stream().map(ImportReport.Note::reason).toList();
    }

    /** The rows of a query; NULL is null. */
    List<List<Object>> rows(String sql) {
        try (var result = onset.query(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            for (var row : result.rows()) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < row.fields().size(); i++) {
                    values.add(row.getObject(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    /** The only value of a query. */
    Object value(String sql) {
        List<List<Object>> rows = rows(sql);
        assertThat(rows).hasSize(1);
        return rows.getFirst().getFirst();
    }

    /** The first column of a query. */
    List<Object> values(String sql) {
        return rows(sql).stream().map(List::getFirst).toList();
    }

    void hasRuns(long count) {
        assertThat(value("SELECT COUNT(*) FROM runs")).isEqualTo(count);
    }

    /** How many points each raw metric of the runs whose name matches has, as {@code metric=points}. */
    List<Object> pointsOf(String nameLike) {
        return values("SELECT m.metric || '=' || CAST(COUNT(*) AS VARCHAR) FROM metrics m JOIN runs r USING (run_id)"
                + " WHERE r.name LIKE '" + nameLike + "' GROUP BY m.metric ORDER BY m.metric");
    }

    /** A column of {@code history} in the only run whose name matches. */
    Curve curve(String nameLike, String column) {
        List<List<Object>> rows = rows("SELECT COUNT(*), FIRST_VALUE_OF(h.step, h." + column + "), MIN(h." + column
                + "), best_step(h.step, h." + column + "), MAX(h." + column + "), best_step(h.step, h." + column
                + ", 'max'), MAX(h.step), LAST_VALUE_OF(h.step, h." + column
                + ") FROM history h JOIN runs r USING (run_id) WHERE (r.name LIKE '" + nameLike
                + "' OR r.run_id LIKE '" + nameLike + "') AND h." + column + " IS NOT NULL GROUP BY h.run_id");
        assertThat(rows).as("%s of %s", column, nameLike).hasSize(1);
        List<Object> row = rows.getFirst();
        return new Curve((Long) row.get(0), (Double) row.get(1), (Double) row.get(2), (Long) row.get(3),
                (Double) row.get(4), (Long) row.get(5), (Long) row.get(6), (Double) row.get(7));
    }

    /** A value of {@code history} at a step of the only run whose name matches. */
    double at(String nameLike, String column, long step) {
        return (Double) value("SELECT h." + column + " FROM history h JOIN runs r USING (run_id) WHERE (r.name LIKE '"
                + nameLike + "' OR r.run_id LIKE '" + nameLike + "') AND h.step = " + step);
    }

    /** The steps at which a run's learning rate is another than at the step before, with the first. */
    List<Object> learningRateChanges(String nameLike) {
        return values("SELECT s FROM (SELECT h.step AS s, h.lr AS v, LAG(h.lr) OVER (ORDER BY h.step) AS b"
                + " FROM history h JOIN runs r USING (run_id) WHERE (r.name LIKE '" + nameLike
                + "' OR r.run_id LIKE '" + nameLike + "') AND h.lr IS NOT NULL) WHERE b IS NULL OR v < b * 0.99"
                + " OR v > b * 1.01 ORDER BY s");
    }

    @Override
    public void close() {
        onset.close();
    }

    /** What SQL says of a curve. */
    record Curve(long points, double first, double least, long leastStep, double most, long mostStep, long lastStep,
            double last) {

        Curve hasPoints(long expected) {
            assertThat(points).isEqualTo(expected);
            return this;
        }

        Curve beginsWith(double value, double tolerance) {
            assertThat(first).isCloseTo(value, within(tolerance));
            return this;
        }

        Curve hasLeast(double value, long step, double tolerance) {
            assertThat(least).isCloseTo(value, within(tolerance));
            assertThat(leastStep).isEqualTo(step);
            return this;
        }

        Curve hasMost(double value, long step, double tolerance) {
            assertThat(most).isCloseTo(value, within(tolerance));
            assertThat(mostStep).isEqualTo(step);
            return this;
        }

        Curve endsWith(double value, long step, double tolerance) {
            assertThat(last).isCloseTo(value, within(tolerance));
            assertThat(lastStep).isEqualTo(step);
            return this;
        }
    }
}
