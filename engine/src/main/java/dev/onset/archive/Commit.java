package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.DamagedFile;
import dev.onset.archive.naming.CanonicalMetrics;
import dev.onset.error.OnsetException;

/**
 * One commit, open: its segments, the numbering of their live runs, and which series is behind which history column.
 *
 * <p>Counted: the archive holds it while it is the last one, every snapshot holds it until it is closed.
 */
final class Commit {

    static final String SEGMENTS = "segments";

    private final Path directory;
    private final Manifest manifest;
    private final List<Segment> segments;
    private final List<TableFile> tables;
    /** Whether the user has said which metrics are canonical ones. */
    private final boolean mapped;
    /** The numbers of the runs of each segment. */
    private final Ranges runNumbering;
    /** For each segment the rows of its live runs; null: all of them. */
    private final List<int @Nullable []> liveRows = new ArrayList<>();
    private final List<String> metricNames;
    private final List<String> historyColumns;
    private final Map<String, Integer> columnIndex = new HashMap<>();
    /** By history column; filled on first use. */
    private final AtomicReferenceArray<@Nullable HistoryColumn> columns;
    /** For each segment, what the archive's mapping makes of it; filled on first use, if there is a mapping. */
    private final AtomicReferenceArray<@Nullable CanonicalRows> canonicalRows;
    /** For each segment of which runs were removed, the numbers of its runs; filled on first use. */
    private final AtomicReferenceArray<int @Nullable []> runNumbers;
    private final AtomicInteger references = new AtomicInteger(1);
    private volatile int @Nullable [] historyLengths;
    private final RunTable runs = new RunTable(this);

    private Commit(Path directory, Manifest manifest, List<Segment> segments, List<TableFile> tables) {
        this.tables = tables;
        this.directory = directory;
        this.manifest = manifest;
        this.mapped = !manifest.mapping().isEmpty();
        this.segments = segments;
        canonicalRows = new AtomicReferenceArray<>(segments.size());
        runNumbers = new AtomicReferenceArray<>(segments.size());
        int[] firstRuns = new int[segments.size() + 1];
        var names = new TreeSet<String>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            BitSet live = liveRuns(segment, manifest.segments().get(i).removed());
            liveRows.add(live.cardinality() == segment.runs.count() ? null : live.stream().toArray());
            firstRuns[i + 1] = Math.addExact(firstRuns[i], live.cardinality());
            names.addAll(segment.metricsOf(live));
        }
        runNumbering = new Ranges(firstRuns);
        metricNames = List.copyOf(names);
        CanonicalMetrics.NAMES.forEach(names::remove);
        var columnNames = new ArrayList<>(CanonicalMetrics.NAMES);
        columnNames.addAll(names);
        historyColumns = List.copyOf(columnNames);
        for (String name : historyColumns) {
            columnIndex.put(name, columnIndex.size());
        }
        columns = new AtomicReferenceArray<>(historyColumns.size());
    }

    private static BitSet liveRuns(Segment segment, List<String> removed) {
        BitSet live = new BitSet();
        live.set(0, segment.runs.count());
        if (!removed.isEmpty()) {
            Set<String> ids = new HashSet<>(removed);
            for (int run = 0; run < segment.runs.count(); run++) {
                if (ids.contains(segment.runs.text(RunRows.RUN_ID, run))) {
                    live.clear(run);
                }
            }
        }
        return live;
    }

    /**
     * Opens a commit. Segments that an older one has open are shared with it.
     *
     * @throws IOException if a file is not there, which happens when a later commit has replaced it meanwhile
     */
    static Commit open(Path directory, Manifest manifest, @Nullable Commit older) throws IOException {
        var segments = new ArrayList<Segment>();
        boolean opened = false;
        try {
            for (Manifest.SegmentEntry entry : manifest.segments()) {
                Segment shared = older == null ? null : older.segment(entry.id());
                if (shared == null) {
                    Path path = directory.resolve(SEGMENTS).resolve(entry.id());
                    checkSizes(path, entry);
                    segments.add(Segment.open(SegmentFiles.of(path, entry)));
                } else {
                    segments.add(shared.retain());
                }
            }
            Commit commit = new Commit(directory, manifest, segments, openTables(directory, manifest, older));
            opened = true;
            return commit;
        } finally {
            if (!opened) {
                segments.forEach(Segment::release);
            }
        }
    }

    /** Opens a single segment alone, with all its live runs. */
    static Commit ofOne(Manifest.SegmentEntry entry, SegmentFiles files) throws IOException {
        return new Commit(files.directory(), new Manifest(0, List.of(entry), null), List.of(Segment.open(files)),
                List.of());
    }

    private static List<TableFile> openTables(Path directory, Manifest manifest, @Nullable Commit older)
            throws IOException {
        List<TableFile> tables = new ArrayList<>();
        for (StoredTable table : manifest.tables()) {
            TableFile shared = older == null ? null : older.table(table.name());
            TableFile opened = shared != null && !shared.isMissing() && shared.table().equals(table)
                    ? shared
                    : TableFile.open(directory, table);
            if (opened.isMissing()
                    && Manifest.read(directory.resolve(Manifest.FILE)).version() != manifest.version()) {
                // A later commit has replaced it meanwhile.
                opened.require();
            }
            tables.add(opened);
        }
        return tables;
    }

    @Nullable
    TableFile table(String name) {
        return tables.stream().filter(table -> table.table().name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    /** The error behind a fault of memory: which file was cut off while it was mapped. */
    OnsetException unreadable(Throwable fault) {
        try {
            for (Manifest.SegmentEntry entry : manifest.segments()) {
                Path path = directory.resolve(SEGMENTS).resolve(entry.id());
                if (Files.isDirectory(path)) {
                    checkSizes(path, entry);
                }
            }
        } catch (IOException | OnsetException e) {
            return new OnsetException(OnsetException.Category.ARCHIVE, String.valueOf(e.getMessage()), null, fault);
        }
        return new OnsetException(OnsetException.Category.ARCHIVE, "the memory of the archive " + directory
                + " cannot be read; the disk may be failing, or a file was changed meanwhile", null, fault);
    }

    private static void checkSizes(Path segment, Manifest.SegmentEntry entry) throws IOException {
        for (Manifest.FileEntry file : entry.files()) {
            long size = Files.size(segment.resolve(file.name()));
            if (size != file.size()) {
                throw DamagedFile.error(segment.resolve(file.name()),
                        "it has " + size + " bytes instead of " + file.size());
            }
        }
    }

    private @Nullable Segment segment(String id) {
        for (int i = 0; i < segments.size(); i++) {
            if (manifest.segments().get(i).id().equals(id)) {
                return segments.get(i);
            }
        }
        return null;
    }

    /** To be called by one who holds it already. */
    Commit retain() {
        references.incrementAndGet();
        return this;
    }

    void release() {
        if (references.decrementAndGet() == 0) {
            segments.forEach(Segment::release);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    RunTable runs() {
        return runs;
    }

    int runCount() {
        return runNumbering.end();
    }

    List<String> metricNames() {
        return metricNames;
    }

    List<String> historyColumns() {
        return historyColumns;
    }

    int historyColumn(String name) {
        return columnIndex.getOrDefault(name, -1);
    }

    /** For each run how many rows of {@code history} it has. */
    int[] historyLengths() {
        int[] known = historyLengths;
        if (known == null) {
            known = new int[runCount()];
            for (int segment = 0; segment < segments.size(); segment++) {
                for (int run = runNumbering.start(segment); run < runNumbering.start(segment + 1); run++) {
                    known[run] = segments.get(segment).historyLength(rowOf(run, segment));
                }
            }
            historyLengths = known;
        }
        return known;
    }

    /** The place of the segment that has a run. */
    int segmentOf(int run) {
        if (run < 0 || run >= runCount()) {
            throw new IndexOutOfBoundsException("run " + run + " of " + runCount());
        }
        return runNumbering.of(run);
    }

    int segmentCount() {
        return segments.size();
    }

    Segment segment(int index) {
        return segments.get(index);
    }

    /** The number of the first run of a segment; of all runs, for the place behind the last segment. */
    int firstRun(int segment) {
        return runNumbering.start(segment);
    }

    /** The row of a run in its segment. */
    int rowOf(int run, int segment) {
        int[] rows = liveRows.get(segment);
        int index = run - runNumbering.start(segment);
        return rows == null ? index : rows[index];
    }

    @Nullable
    Series series(int run, int column) {
        int row = column(column).row(run);
        if (row == HistoryColumn.NOT_LOGGED) {
            return null;
        }
        int place = segmentOf(run);
        return named(segments.get(place).ordered(row, run), place, row);
    }

    HistoryColumn column(int index) {
        HistoryColumn column = columns.get(index);
        if (column == null) {
            column = HistoryColumn.of(this, historyColumns.get(index));
            columns.set(index, column);
        }
        return column;
    }

    /** A series of a segment's row with the canonical name that it has under the archive's mapping. */
    Series named(Series stored, int segment, int row) {
        return !mapped ? stored : stored.withCanonical(canonicalRows(segment).canonical(row));
    }

    /** Calls with each row of a canonical metric in a segment, and its run, as the archive's mapping has it. */
    void forEachCanonical(int segment, String name, SeriesRows.RowAndRun action) {
        if (mapped) {
            canonicalRows(segment).forEachCanonical(name, action);
        } else {
            segments.get(segment).series.forEachCanonical(name, action);
        }
    }

    private CanonicalRows canonicalRows(int segment) {
        CanonicalRows rows = canonicalRows.get(segment);
        if (rows == null) {
            rows = CanonicalRows.of(segments.get(segment), manifest.mapping());
            canonicalRows.set(segment, rows);
        }
        return rows;
    }

    /** The series of a raw metric, exactly as logged, segment by segment. */
    List<SeriesBlock> blocks(String metric) {
        List<SeriesBlock> blocks = new ArrayList<>();
        for (int place = 0; place < segments.size(); place++) {
            SeriesRows series = segments.get(place).series;
            int id = series.metricId(metric);
            if (id >= 0) {
                blocks.add(new SeriesBlock(this, place, series.metricStart(id), series.metricStart(id + 1)));
            }
        }
        return blocks;
    }

    /** The number of a segment's run, −1 for a removed one. */
    int runOf(int segment, int row) {
        if (liveRows.get(segment) == null) {
            return runNumbering.start(segment) + row;
        }
        int[] known = runNumbers.get(segment);
        if (known == null) {
            known = numbers(segment);
            runNumbers.set(segment, known);
        }
        return known[row];
    }

    /** The number of each row's run, −1 for removed ones. */
    private int[] numbers(int segment) {
        int[] numbers = new int[segments.get(segment).runs.count()];
        Arrays.fill(numbers, -1);
        for (int run = runNumbering.start(segment); run < runNumbering.start(segment + 1); run++) {
            numbers[rowOf(run, segment)] = run;
        }
        return numbers;
    }
}
