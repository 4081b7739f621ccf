package dev.onset.exec.physical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.QueryProfile;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.TextColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/**
 * EXPLAIN: a line of text for each operator, inputs indented below it. Scans say what they will read: that is found without
 * reading rows. With ANALYZE the query runs, its rows are thrown away, and each line tells what was measured.
 */
final class ExplainRowSource implements RowSource {

    private static final String INDENT = "  ";

    private final RowSource query;
    private final @Nullable QueryProfile profile;
    private final List<Field> fields;
    private @Nullable QueryContext context;
    private List<String> lines = List.of();

    /** @param profile what measures the operators, with ANALYZE; null: nothing runs */
    ExplainRowSource(RowSource query, @Nullable QueryProfile profile, List<Field> fields) {
        this.query = query;
        this.profile = profile;
        this.fields = fields;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        List<String> text = new ArrayList<>();
        if (profile == null) {
            query.preview(queryContext);
            describe(query, 0, text);
        } else {
            queryContext.startProfile(profile);
            long start = System.nanoTime();
            long rows = run(queryContext);
            describe(query, 0, text);
            text.add("%d rows in %s; at most %d threads, peak memory %s".formatted(rows,
                    time(System.nanoTime() - start), queryContext.settings().threads(),
                    size(queryContext.memory().peak())));
        }
        lines = text;
    }

    private long run(QueryContext queryContext) {
        long rows = 0;
        try (QueryRun run = new QueryRun(query, queryContext)) {
            for (var batch = run.next(); batch != null; batch = run.next()) {
                rows += batch.size();
            }
        }
        return rows;
    }

    private static void describe(RowSource source, int depth, List<String> lines) {
        String measured = source instanceof MeasuredRowSource m ? "  -- " + measured(m) : "";
        lines.add(INDENT.repeat(depth) + source.describe() + measured);
        source.inputs().forEach(input -> describe(input, depth + 1, lines));
    }

    private static String measured(MeasuredRowSource source) {
        QueryProfile.Measurement measurement = source.measurement();
        int threads = measurement.threads();
        return measurement.rows() + " rows"
                + (source.inputs().isEmpty() && measurement.bytes() > 0 ? ", " + size(measurement.bytes()) : "") + ", "
                + time(measurement.nanos()) + (threads > 1 ? " on " + threads + " threads" : "");
    }

    private static String time(long nanos) {
        return nanos < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static String size(long bytes) {
        return bytes < 10_000 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    @Override
    public int partCount() {
        return 1;
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        TextColumn text = new TextColumn(DataType.VARCHAR, lines.toArray(String[]::new), null);
        return new RowReader(List.of(text), 0, lines.size(), context.settings().batchSize());
    }

    @Override
    public String describe() {
        return profile == null ? "Explain" : "Explain analyze";
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(query);
    }
}
