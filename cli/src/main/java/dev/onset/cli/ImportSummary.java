package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.onset.api.QueryResult;
import dev.onset.cli.render.ResultFormat;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.ingest.ImportReport;
import dev.onset.ingest.ImportReport.FormatCount;
import dev.onset.ingest.ImportReport.MetricChoice;
import dev.onset.ingest.ImportReport.Note;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** What an import did, for people: runs and points by format; what was left out and why goes to the error output. */
final class ImportSummary {

    /** Remarks of one kind that are shown unless all are asked for. Failures are always shown. */
    private static final int REMARKS = 10;

    /** Names of metrics in one remark. */
    private static final int CANDIDATES = 3;

    private static final List<Field> FIELDS = List.of(new Field("format", DataType.VARCHAR, false),
            new Field("runs", DataType.BIGINT, false), new Field("points", DataType.BIGINT, false));

    private final ImportReport report;
    private final boolean verbose;

    ImportSummary(ImportReport report, boolean verbose) {
        this.report = report;
        this.verbose = verbose;
    }

    void print(PrintWriter out, PrintWriter err) throws IOException {
        if (!report.formats().isEmpty()) {
            ResultFormat.TABLE.writer(out, 0).write(counts());
        }
        out.printf(Locale.ROOT, "%,d runs with %,d points from %,d files in %.1f s", report.runs(), report.points(),
                report.filesRead(), report.elapsed().toMillis() / 1000.0);
        out.printf(Locale.ROOT, "; %,d files unchanged, %,d of no known format%n", report.filesUnchanged(),
                report.filesUnrecognised());
        out.flush();
        remarks(err, "skipped", report.skipped(), ImportSummary::text);
        remarks(err, "warning", report.warnings(), ImportSummary::text);
        remarks(err, "metric", report.metricChoices(), ImportSummary::text);
        if (verbose) {
            remarks(err, "no known format", report.unrecognised(), Path::toString);
        }
        report.failures().forEach(failure -> err.println("failed: " + failure));
        if (!report.complete()) {
            err.printf(Locale.ROOT, "%,d %s could not be read%n", report.failures().size(),
                    report.failures().size() == 1 ? "source" : "sources");
        }
        err.flush();
    }

    private static String text(Note note) {
        return note.path() + ": " + note.reason();
    }

    private static String text(MetricChoice choice) {
        List<String> others = choice.passedOver().stream().limit(CANDIDATES).toList();
        String named = String.join(", ", others)
                + (others.size() < choice.passedOver().size()
                        ? " and " + (choice.passedOver().size() - others.size()) + " more"
                        : "");
        String runs = String.format(Locale.ROOT, "%,d %s", choice.runs(), choice.runs() == 1 ? "run" : "runs");
        return choice.metric() == null
                ? "no " + choice.canonical() + " in " + runs + ", since it could be any of " + named
                        + "; choose with 'onset map " + choice.canonical() + "=" + others.getFirst() + "'"
                : choice.canonical() + " is " + choice.metric() + " in " + runs + ", not " + named;
    }

    private <T> void remarks(PrintWriter err, String kind, List<T> remarks, Function<T, String> text) {
        int shown = verbose ? remarks.size() : Math.min(REMARKS, remarks.size());
        remarks.subList(0, shown).forEach(remark -> err.println(kind + ": " + text.apply(remark)));
        if (shown < remarks.size()) {
            err.printf(Locale.ROOT, "%s: %,d more; --verbose names them%n", kind, remarks.size() - shown);
        }
    }

    private QueryResult counts() {
        String[] formats = report.formats().keySet().toArray(String[]::new);
        long[] runs = report.formats().values().stream().mapToLong(FormatCount::runs).toArray();
        long[] points = report.formats().values().stream().mapToLong(FormatCount::points).toArray();
        return QueryResult.of(FIELDS, List.of(new Batch(formats.length, List.of(
                new TextColumn(DataType.VARCHAR, formats, null), new LongColumn(DataType.BIGINT, runs, null),
                new LongColumn(DataType.BIGINT, points, null)))));
    }
}
