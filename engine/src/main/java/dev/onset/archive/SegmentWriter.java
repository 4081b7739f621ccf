package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.SegmentBuilder.BuiltRun;
import dev.onset.archive.arrow.ArrowBatchBuilder;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFileWriter;
import dev.onset.archive.arrow.Compression;
import dev.onset.archive.arrow.WrittenFile;

/** Writes the files of one segment. */
final class SegmentWriter {

    /** A series with the row of its run. */
    private record Row(int run, SegmentBuilder.BuiltSeries built) {
        String metric() {
            return built.series().metric();
        }
    }

    private final Path directory;
    private final BatchLimits limits;
    private final Compression compression;
    private final List<BuiltRun> runs;
    private final ListNumbering axes;
    private final ListNumbering times;
    private final List<Manifest.FileEntry> files = new ArrayList<>();
    private final Map<String, int[]> blocks = new HashMap<>();

    private SegmentWriter(Path directory, SegmentBuilder builder, WriterLimits limits) {
        this.directory = directory;
        this.limits = limits.batch();
        this.compression = limits.compression();
        this.runs = List.copyOf(builder.runs());
        this.axes = new ListNumbering(builder.axes);
        this.times = new ListNumbering(builder.times);
        runs.forEach(run -> times.isBase(run.historyTimeId()));
    }

    /** Writes a new directory; when it returns, all is on the disk. */
    static Manifest.SegmentEntry write(Path directory, SegmentBuilder builder, WriterLimits limits) throws IOException {
        DurableFiles.createDirectories(directory);
        SegmentWriter writer = new SegmentWriter(directory, builder, limits);
        List<Row> series = writer.seriesInOrder();
        writer.writeSeries(series);
        writer.writeRuns();
        writer.writeAxes();
        writer.writeTimes();
        Manifest.SegmentEntry entry = SegmentDescription.write(directory,
                new Manifest.SegmentEntry(directory.getFileName().toString(), writer.runs.size(), series.size(),
                        builder.points(), writer.files, List.of()),
                writer.blocks,
                writer.runs.stream().map(run -> new SegmentDescription.RunName(run.run().runId(), run.run().path()))
                        .toList());
        DurableFiles.syncDirectory(directory);
        return entry;
    }

    private List<Row> seriesInOrder() {
        var rows = new ArrayList<Row>();
        for (int run = 0; run < runs.size(); run++) {
            for (SegmentBuilder.BuiltSeries built : runs.get(run).series()) {
                rows.add(new Row(run, built));
            }
        }
        rows.sort(Comparator.comparing(Row::metric).thenComparingInt(Row::run));
        return rows;
    }

    private void writeSeries(List<Row> rows) throws IOException {
        var metricIds = new LinkedHashMap<String, Integer>();
        var canonicals = new TreeSet<String>();
        for (Row row : rows) {
            metricIds.putIfAbsent(row.metric(), metricIds.size());
            String canonical = row.built.series().canonical();
            if (canonical != null) {
                canonicals.add(canonical);
            }
        }
        var canonicalNames = List.copyOf(canonicals);
        try (var file = new ArrowFileWriter(directory.resolve(SeriesRows.FILE), SeriesRows.SCHEMA, compression)) {
            file.dictionary(SeriesRows.METRIC_DICTIONARY, List.copyOf(metricIds.keySet()));
            file.dictionary(SeriesRows.CANONICAL_DICTIONARY, canonicalNames);
            for (List<Row> batch : limits.cut(rows, row -> row.built.series().length())) {
                SeriesColumns columns = new SeriesColumns(batch.size());
                for (Row row : batch) {
                    SealedRun.SealedSeries series = row.built.series();
                    columns.add(row.run, metricIds.getOrDefault(series.metric(), -1),
                            series.canonical() == null ? -1 : canonicalNames.indexOf(series.canonical()),
                            axes.number(row.built.axisId()),
                            times.number(row.built.timeId(), runs.get(row.run).historyTimeId()), series);
                }
                file.batch(columns.toBatch());
            }
            finish(SeriesRows.FILE, file);
        }
    }

    private void writeRuns() throws IOException {
        try (var file = new ArrowFileWriter(directory.resolve(RunRows.FILE), RunRows.SCHEMA, compression)) {
            for (List<BuiltRun> batch : limits.cut(runs, SegmentWriter::textLength)) {
                var all = batch.stream().map(BuiltRun::run).toList();
                file.batch(new ArrowBatchBuilder(batch.size()).utf8(all.stream().map(SealedRun::runId).toList())
                        .utf8(all.stream().map(SealedRun::name).toList())
                        .utf8(all.stream().map(SealedRun::experiment).toList())
                        .utf8(all.stream().map(SealedRun::source).toList())
                        .utf8(all.stream().map(SealedRun::path).toList())
                        .utf8(all.stream().map(SealedRun::status).toList())
                        .timestampOrNull(all.stream().mapToLong(SealedRun::startedAt).toArray(), RunTable.NO_TIME)
                        .timestampOrNull(all.stream().mapToLong(SealedRun::endedAt).toArray(), RunTable.NO_TIME)
                        .int64(all.stream().mapToLong(SealedRun::points).toArray())
                        .textMaps(all.stream().map(SealedRun::params).toList())
                        .textMaps(all.stream().map(SealedRun::tags).toList())
                        .int32(batch.stream().mapToInt(run -> axes.number(run.historyAxisId())).toArray())
                        .int32OrNull(batch.stream().mapToInt(run -> times.number(run.historyTimeId())).toArray()));
            }
            finish(RunRows.FILE, file);
        }
    }

    /** Enough to keep the texts of a batch far from 2^31 bytes. */
    private static long textLength(BuiltRun built) {
        SealedRun run = built.run();
        return 64L + length(run.path()) + length(run.name()) + length(run.experiment())
                + run.params().entrySet().stream().mapToLong(e -> e.getKey().length() + length(e.getValue())).sum()
                + run.tags().entrySet().stream().mapToLong(e -> e.getKey().length() + length(e.getValue())).sum();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private void writeAxes() throws IOException {
        writeLists(LongLists.AXES_FILE, LongLists.AXES_SCHEMA, axes);
    }

    private void writeTimes() throws IOException {
        writeLists(LongLists.TIMES_FILE, LongLists.TIMES_SCHEMA, times);
    }

    private void writeLists(String name, List<ArrowField> schema, ListNumbering lists) throws IOException {
        try (var file = new ArrowFileWriter(directory.resolve(name), schema, compression)) {
            int first = 0;
            for (List<ListNumbering.Used> batch : limits.cut(lists.used(), list -> Long.BYTES * list.length())) {
                // Most of the work of a segment, of which each list is a part of its own.
                List<PackedList> packed = batch.parallelStream().map(ListNumbering.Used::packed).toList();
                boolean[] strictlyIncreasing = new boolean[batch.size()];
                IntStream.range(0, batch.size()).parallel().forEach(
                        i -> strictlyIncreasing[i] = StepOrder.isStrictlyIncreasing(batch.get(i).items()));
                var columns = new ArrowBatchBuilder(batch.size()).int32(ids(first, batch.size()))
                        .int32(packed.stream().mapToInt(PackedList::length).toArray())
                        .int64(packed.stream().mapToLong(PackedList::first).toArray())
                        .int64(packed.stream().mapToLong(PackedList::stride).toArray())
                        .int32OrNull(IntStream.range(0, batch.size())
                                .map(i -> packed.get(i).onBase() ? lists.number(batch.get(i).baseId()) : -1).toArray());
                for (int width : LongLists.WIDTHS) {
                    columns.lists(packed.stream()
                            .map(list -> list.width() == width ? list.deltas() : MemorySegment.NULL).toList(), width);
                }
                file.batch(columns.bool(strictlyIncreasing));
                first += batch.size();
            }
            finish(name, file);
        }
    }

    private static int[] ids(int first, int count) {
        return IntStream.range(first, first + count).toArray();
    }

    private void finish(String name, ArrowFileWriter file) throws IOException {
        WrittenFile written = file.finish();
        files.add(new Manifest.FileEntry(name, written.size(), written.checksum()));
        blocks.put(name, written.blocks());
    }
}
