package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.arrow.WrittenFile;

/** Arrow's own implementation reads our files and we read its, bit for bit. */
class ArrowJavaTest {

    private static final WriterLimits SMALL_BATCHES = new WriterLimits(1 << 20, new BatchLimits(2, 4));
    private static final List<String> FILES = List.of("runs.arrow", "axes.arrow", "times.arrow", "series.arrow");

    @TempDir
    Path directory;

    /** Called with each batch. */
    @FunctionalInterface
    interface BatchReader {
        void read(ArrowFileReader reader, VectorSchemaRoot batch) throws IOException;
    }

    private static void read(Path path, BatchReader action) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            VectorSchemaRoot batch = reader.getVectorSchemaRoot();
            while (reader.loadNextBatch()) {
                action.read(reader, batch);
            }
        }
    }

    private Path write(WriterLimits limits, RunLog... runs) {
        try (Archive archive = Archive.openOrCreate(directory);
                ArchiveWriter writer = ArchiveWriter.open(archive, Duration.ZERO, limits)) {
            for (RunLog run : runs) {
                writer.add(run);
            }
            writer.commit();
        }
        return directory.resolve("segments/00000001-00");
    }

    private static @Nullable String text(FieldVector vector, int index) {
        Object value = vector.getObject(index);
        return value == null ? null : value.toString();
    }

    private static Map<String, @Nullable String> texts(FieldVector vector, int row) {
        MapVector map = (MapVector) vector;
        StructVector entries = (StructVector) map.getDataVector();
        Map<String, @Nullable String> texts = new TreeMap<>();
        for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
            texts.put(String.valueOf(text(entries.getChild(MapVector.KEY_NAME), i)),
                    text(entries.getChild(MapVector.VALUE_NAME), i));
        }
        return texts;
    }

    @Test
    void arrowJavaReadsRuns() throws IOException {
        Path segment = write(SMALL_BATCHES, RunLogs.unusual());
        try (Archive archive = Archive.open(directory); Snapshot snapshot = archive.snapshot()) {
            RunTable runs = snapshot.runs();
            var ids = new ArrayList<String>();
            read(segment.resolve("runs.arrow"), (reader, batch) -> {
                for (int i = 0; i < batch.getRowCount(); i++) {
                    String id = String.valueOf(text(batch.getVector("run_id"), i));
                    int run = runs.find(id);
                    ids.add(id);
                    assertThat(text(batch.getVector("name"), i)).isEqualTo(runs.name(run));
                    assertThat(text(batch.getVector("path"), i)).isEqualTo(runs.path(run));
                    assertThat(text(batch.getVector("status"), i)).isEqualTo(runs.status(run));
                    Object started = batch.getVector("started_at").getObject(i);
                    assertThat(started == null ? RunTable.NO_TIME : (long) started).isEqualTo(runs.startedAt(run));
                    assertThat((long) batch.getVector("points").getObject(i)).isEqualTo(runs.points(run));
                    assertThat(texts(batch.getVector("params"), i)).isEqualTo(runs.params(run));
                    assertThat(texts(batch.getVector("tags"), i)).isEqualTo(runs.tags(run));
                }
            });
            assertThat(ids).isEqualTo(RunLogs.runIds(snapshot)).hasSize(4);
        }
    }

    @Test
    void arrowJavaReadsSeriesAndAxes() throws IOException {
        Path segment = write(SMALL_BATCHES, RunLogs.unusual());
        List<long[]> axes = lists(segment.resolve("axes.arrow"), "axis_id");
        List<long[]> times = lists(segment.resolve("times.arrow"), "time_id");
        try (Archive archive = Archive.open(directory); Snapshot snapshot = archive.snapshot()) {
            var seen = new ArrayList<String>();
            read(segment.resolve("series.arrow"), (reader, batch) -> {
                for (int i = 0; i < batch.getRowCount(); i++) {
                    Series series = logged(snapshot, reader, batch, i);
                    seen.add(series.run() + series.metric());
                    int axis = ((IntVector) batch.getVector("axis_id")).get(i);
                    assertThat(axes.get(axis)).isEqualTo(RunLogs.steps(series.axis()));
                    Object time = batch.getVector("time_id").getObject(i);
                    long[] none = new long[series.length()];
                    Arrays.fill(none, StepAxis.NO_TIME);
                    assertThat(time == null ? none : times.get((int) time)).isEqualTo(RunLogs.times(series.axis()));
                }
            });
            assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        }
    }

    /** What docs/archive.md says of the lists, done with another implementation. */
    private static List<long[]> lists(Path file, String id) throws IOException {
        var lists = new ArrayList<long[]>();
        var onBase = new ArrayList<Runnable>();
        read(file, (reader, batch) -> {
            for (int i = 0; i < batch.getRowCount(); i++) {
                assertThat(((IntVector) batch.getVector(id)).get(i)).isEqualTo(lists.size());
                long[] list = new long[((IntVector) batch.getVector("length")).get(i)];
                long first = ((BigIntVector) batch.getVector("first")).get(i);
                long stride = ((BigIntVector) batch.getVector("stride")).get(i);
                long[] deltas = new long[list.length];
                for (String column : List.of("delta8", "delta16", "delta32", "delta64")) {
                    List<?> items = ((ListVector) batch.getVector(column)).getObject(i);
                    for (int p = 0; p < items.size(); p++) {
                        deltas[p] = ((Number) items.get(p)).longValue();
                    }
                }
                Object base = batch.getVector("base").getObject(i);
                if (base == null) {
                    for (int p = 0; p < list.length; p++) {
                        list[p] = p == 0 ? first : list[p - 1] + stride + deltas[p - 1];
                    }
                    boolean increasing = ((BitVector) batch.getVector("strictly_increasing")).get(i) == 1;
                    assertThat(increasing).isEqualTo(StepOrder.isStrictlyIncreasing(MemorySegment.ofArray(list)));
                } else {
                    onBase.add(() -> Arrays.setAll(list, p -> lists.get((int) base)[p] + first + deltas[p]));
                }
                lists.add(list);
            }
        });
        onBase.forEach(Runnable::run);
        return lists;
    }

    private static Series logged(Snapshot snapshot, ArrowFileReader reader, VectorSchemaRoot batch, int row) {
        String metric = String.valueOf(decoded(reader, batch, "metric", row));
        int run = ((IntVector) batch.getVector("run")).get(row);
        Series series = snapshot.logged(run).stream().filter(one -> one.metric().equals(metric)).findFirst()
                .orElseThrow();
        assertThat(decoded(reader, batch, "canonical", row)).isEqualTo(series.canonical());
        ListVector lists = (ListVector) batch.getVector("value");
        Float8Vector values = (Float8Vector) lists.getDataVector();
        int start = lists.getElementStartIndex(row);
        assertThat(lists.getElementEndIndex(row) - start).isEqualTo(series.length());
        for (int i = 0; i < series.length(); i++) {
            assertThat(Double.doubleToRawLongBits(values.get(start + i)))
                    .isEqualTo(Double.doubleToRawLongBits(series.value(i)));
        }
        assertThat(Double.doubleToRawLongBits(((Float8Vector) batch.getVector("max")).get(row)))
                .isEqualTo(Double.doubleToRawLongBits(series.statistics().max()));
        assertThat(((IntVector) batch.getVector("nonfinite")).get(row)).isEqualTo(series.statistics().nonfinite());
        return series;
    }

    private static @Nullable String decoded(ArrowFileReader reader, VectorSchemaRoot batch, String name, int row) {
        IntVector indexes = (IntVector) batch.getVector(name);
        if (indexes.isNull(row)) {
            return null;
        }
        Dictionary dictionary = reader.lookup(indexes.getField().getDictionary().getId());
        return ((VarCharVector) dictionary.getVector()).getObject(indexes.get(row)).toString();
    }

    @Test
    void theSchemaIsWhatIsDocumented() throws IOException {
        Path segment = write(WriterLimits.STANDARD, RunLogs.unusual());
        read(segment.resolve("runs.arrow"), (reader, batch) -> {
            Field started = batch.getSchema().findField("started_at");
            assertThat(started.getType().toString()).isEqualTo("Timestamp(MICROSECOND, UTC)");
            assertThat(started.isNullable()).isTrue();
            assertThat(batch.getSchema().findField("params").getType().toString()).isEqualTo("Map(true)");
        });
        read(segment.resolve("series.arrow"),
                (reader, batch) -> assertThat(batch.getSchema().getFields().stream().map(Field::getName))
                        .containsExactly("run", "metric", "canonical", "axis_id", "time_id", "value", "min", "max",
                                "first",
                                "last", "nonfinite", "min_at", "max_at"));
    }

    @Test
    void weReadWhatArrowJavaWrites() throws IOException {
        contentsStayWhenRewritten(Set.of());
    }

    /** Archives of before do not tell where a curve is at its least and greatest. */
    @Test
    void positionsOfExtremesMayBeMissing() throws IOException {
        contentsStayWhenRewritten(Set.of("min_at", "max_at"));
        try (Archive archive = Archive.open(directory); Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.logged(0).getFirst().statistics().minAt()).isEqualTo(SeriesStatistics.UNKNOWN);
        }
        try (Archive archive = Archive.open(directory)) {
            assertThat(archive.verify()).isEmpty();
        }
    }

    private void contentsStayWhenRewritten(Set<String> dropped) throws IOException {
        Path segment = write(SMALL_BATCHES, RunLogs.unusual());
        List<String> before;
        try (Archive archive = Archive.open(directory); Snapshot snapshot = archive.snapshot()) {
            before = Contents.of(snapshot);
        }
        var files = new ArrayList<Manifest.FileEntry>();
        var blocks = new HashMap<String, int[]>();
        for (String name : FILES) {
            Path copy = directory.resolve(name);
            rewrite(segment.resolve(name), copy, dropped);
            byte[] bytes = Files.readAllBytes(copy);
            assertThat(bytes).isNotEqualTo(Files.readAllBytes(segment.resolve(name)));
            Files.move(copy, segment.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            WrittenFile sums = SegmentDescription.sum(segment.resolve(name));
            files.add(new Manifest.FileEntry(name, sums.size(), sums.checksum()));
            blocks.put(name, sums.blocks());
        }
        Path manifestPath = directory.resolve(Manifest.FILE);
        Manifest manifest = Manifest.read(manifestPath);
        Manifest.SegmentEntry entry = manifest.segments().getFirst();
        Manifest.SegmentEntry rewritten = SegmentDescription.write(segment, new Manifest.SegmentEntry(entry.id(),
                entry.runs(), entry.series(), entry.points(), files, entry.removed()), blocks, List.of());
        DurableFiles.replace(manifestPath, new Manifest(2, List.of(rewritten), null).toJson());
        try (Archive archive = Archive.open(directory); Snapshot snapshot = archive.snapshot()) {
            assertThat(Contents.of(snapshot)).isEqualTo(before);
        }
    }

    private static void rewrite(Path from, Path to, Set<String> dropped) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                ArrowFileReader reader = new ArrowFileReader(in, allocator)) {
            VectorSchemaRoot batch = reader.getVectorSchemaRoot();
            boolean more = reader.loadNextBatch();
            var kept = new VectorSchemaRoot(batch.getFieldVectors().stream()
                    .filter(column -> !dropped.contains(column.getName())).toList());
            try (ArrowFileWriter writer = new ArrowFileWriter(kept, reader, out)) {
                writer.start();
                for (; more; more = reader.loadNextBatch()) {
                    kept.setRowCount(batch.getRowCount());
                    writer.writeBatch();
                }
                writer.end();
            }
        }
    }
}
