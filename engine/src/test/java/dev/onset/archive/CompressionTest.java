package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import com.github.luben.zstd.Zstd;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.arrow.Compression;
import dev.onset.error.OnsetException;

/** Archives whose buffers are compressed say the same as others. */
class CompressionTest {

    @TempDir
    Path directory;

    private Archive archive;

    @BeforeEach
    void open() {
        archive = Archive.openOrCreate(directory);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private List<String> contents() {
        try (Snapshot snapshot = archive.snapshot()) {
            return Contents.of(snapshot);
        }
    }

    private void rewrite(Compression compression) {
        try (ArchiveWriter writer = archive.writer()) {
            writer.compress(compression);
            writer.rewriteAll();
            writer.commit();
        }
    }

    private static RunLog rounded(String runId) {
        Random random = new Random(7);
        double[] values = random.doubles(20_000).map(value -> (float) value).toArray();
        return RunLogs.run(runId, "loss", values);
    }

    private Path onlySegment() throws IOException {
        try (var segments = Files.list(directory.resolve("segments"))) {
            return segments.findFirst().orElseThrow();
        }
    }

    @Test
    void aCompressedArchiveIsSmallerAndSaysTheSame() {
        RunLogs.commit(archive, RunLogs.unusual());
        RunLogs.commit(archive, rounded("rounded"));
        List<String> before = contents();
        long bytes = archive.info().bytes();
        rewrite(Compression.ZSTD);
        assertThat(contents()).isEqualTo(before);
        assertThat(archive.info().bytes()).isLessThan(bytes * 8 / 10);
        assertThat(archive.verify()).isEmpty();
        rewrite(Compression.NONE);
        assertThat(contents()).isEqualTo(before);
        assertThat(archive.info().bytes()).isGreaterThan(bytes * 9 / 10);
    }

    @Test
    void curvesAreDecompressedWhenTheyAreReadAndNotBefore() throws IOException {
        rewrite(Compression.ZSTD);
        RunLogs.commit(archive, RunLogs.run("long", "loss", new Random(7).doubles(100_000).toArray()));
        archive.close();
        Path series = onlySegment().resolve(SeriesRows.FILE);
        byte[] bytes = Files.readAllBytes(series);
        bytes[bytes.length / 2] ^= 1;
        Files.write(series, bytes);
        archive = Archive.open(directory);
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.runCount()).isEqualTo(1);
            Series curve = RunLogs.series(snapshot, "long", "loss");
            assertThat(curve.length()).isEqualTo(100_000);
            assertThat(curve.statistics().nonfinite()).isZero();
            assertThatThrownBy(() -> curve.value(0)).isInstanceOf(OnsetException.class)
                    .hasMessageContaining("series.arrow").hasMessageContaining("checksum");
        }
    }

    @Test
    void theSettingHoldsForLaterImportsByAnyone() {
        rewrite(Compression.ZSTD);
        try (Archive other = Archive.open(directory)) {
            RunLogs.commit(other, rounded("rounded"));
        }
        assertThat(archive.info().bytesPerPoint()).isLessThan(7);
    }

    /** Arrow's own codec lies in another artifact; this one does what its format says. */
    private static final class Zstandard extends AbstractCompressionCodec {

        @Override
        protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf uncompressed) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf compressed) {
            long length = compressed.getLong(0);
            ArrowBuf target = allocator.buffer(length);
            long written = Zstd.decompressUnsafe(target.memoryAddress(), length,
                    compressed.memoryAddress() + CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH,
                    compressed.writerIndex() - CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH);
            assertThat(written).isEqualTo(length);
            target.writerIndex(length);
            return target;
        }

        @Override
        public CompressionUtil.CodecType getCodecType() {
            return CompressionUtil.CodecType.ZSTD;
        }
    }

    private static final class Codecs implements CompressionCodec.Factory {

        @Override
        public CompressionCodec createCodec(CompressionUtil.CodecType type) {
            assertThat(type).isEqualTo(CompressionUtil.CodecType.ZSTD);
            return new Zstandard();
        }

        @Override
        public CompressionCodec createCodec(CompressionUtil.CodecType type, int level) {
            return createCodec(type);
        }
    }

    @Test
    void arrowJavaReadsCompressedSeries() throws IOException {
        RunLogs.commit(archive, rounded("rounded"));
        rewrite(Compression.ZSTD);
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(onlySegment().resolve("series.arrow"));
                ArrowFileReader reader = new ArrowFileReader(channel, allocator, new Codecs());
                Snapshot snapshot = archive.snapshot()) {
            assertThat(reader.loadNextBatch()).isTrue();
            ListVector lists = (ListVector) reader.getVectorSchemaRoot().getVector("value");
            Float8Vector values = (Float8Vector) lists.getDataVector();
            double[] expected = RunLogs.values(RunLogs.series(snapshot, "rounded", "loss"));
            assertThat(values.getValueCount()).isEqualTo(expected.length);
            for (int i = 0; i < expected.length; i++) {
                assertThat(values.get(i)).isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void damageInACompressedBufferIsAnErrorAndNothingWorse() throws IOException {
        RunLogs.commit(archive, rounded("rounded"));
        RunLogs.commit(archive, RunLogs.unusual());
        rewrite(Compression.ZSTD);
        close();
        Path segment = onlySegment();
        Random random = new Random(3);
        int errors = 0;
        for (String name : List.of("series.arrow", "axes.arrow", "times.arrow", "runs.arrow")) {
            Path file = segment.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 100; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);
                try (Archive reopened = Archive.open(directory); Snapshot snapshot = reopened.snapshot()) {
                    Contents.of(snapshot);
                } catch (OnsetException e) {
                    assertThat(e.category()).isEqualTo(OnsetException.Category.ARCHIVE);
                    errors++;
                }
            }
            Files.write(file, whole);
        }
        assertThat(errors).isPositive();
    }

    @Test
    void anUnknownCompressionIsNamed() {
        assertThatThrownBy(() -> Compression.of("lz5")).hasMessageContaining("'lz5'").hasMessageContaining("zstd");
    }
}
