package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.arrow.ArrowBatchBuilder;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFileWriter;
import dev.onset.archive.arrow.ArrowType;
import dev.onset.archive.arrow.FileChanges;
import dev.onset.archive.arrow.FileChanges.Kind;
import dev.onset.error.OnsetException;

/** Every state of the files that a commit goes through, and every change of them that can fail, leaves a whole archive. */
class CrashStatesTest {

    @TempDir
    Path directory;

    private Path place = Path.of("");
    private List<String> before = List.of();
    private List<String> after = List.of();

    /** What a crash may still take back: files not forced to the disk, and entries of directories not synchronised. */
    private final Set<Path> unforced = new HashSet<>();
    private final Set<Path> unsynced = new HashSet<>();
    private int states;

    /** An archive with small segments and a removed run, so that the next commit has something to merge and to delete. */
    @BeforeEach
    void write() throws IOException {
        place = directory.resolve("archive");
        try (Archive archive = Archive.openOrCreate(place)) {
            RunLogs.commit(archive, RunLogs.run("a", "x", new double[2000]), RunLogs.run("b", "x", 1));
            RunLogs.commit(archive, RunLogs.unusual());
            RunLogs.commit(archive, RunLogs.run("e", "x", 2));
            try (ArchiveWriter writer = archive.writer()) {
                putNotes(writer, 1);
                writer.commit();
            }
        }
        Path copy = copy("expected");
        before = contents(copy);
        commit(copy);
        after = contents(copy);
        assertThat(after).isNotEqualTo(before);
    }

    @AfterEach
    void stopListening() {
        listen(null);
    }

    /** To what happens in this test's directory; other tests may write archives meanwhile. */
    private void listen(FileChanges.@Nullable Listener listener) {
        FileChanges.listen(listener == null ? null : (kind, path) -> {
            if (path.startsWith(directory)) {
                listener.before(kind, path);
            }
        });
    }

    /** The commit that is looked at: adds, replaces, removes, notes a source, merges segments. */
    private static void commit(Path archive) {
        try (Archive opened = Archive.open(archive); ArchiveWriter writer = opened.writer()) {
            writer.add(RunLogs.run("a", "x", 5, 6, 7));
            writer.add(RunLogs.run("new", "y", new double[3000]));
            writer.remove("b");
            writer.recordSource(new SourceFile("/logs/new", 1, 2, "csv", List.of("new")));
            writer.compact();
            putNotes(writer, 2);
            writer.commit();
        }
    }

    /** A table of the user's own with one number. */
    private static void putNotes(ArchiveWriter writer, long number) {
        List<ArrowField> schema = List.of(ArrowField.of("n", ArrowType.INT64));
        writer.putTable("notes", List.of(new StoredTable.Column("n", "BIGINT", false)), List.of(), 1, file -> {
            try (ArrowFileWriter arrow = new ArrowFileWriter(file, schema)) {
                ArrowBatchBuilder batch = new ArrowBatchBuilder(1);
                batch.int64(new long[]{number}, new BitSet());
                arrow.batch(batch);
                return arrow.finish();
            }
        });
    }

    private static String notes(Snapshot snapshot) {
        TableFile notes = snapshot.table("NOTES");
        return "notes " + (notes == null
                ? "are missing"
                : notes.content(List.of(ArrowField.of("n", ArrowType.INT64))).batches().getFirst().columns().getFirst()
                        .longAt(0));
    }

    private static List<String> contents(Path archive) {
        try (Archive opened = Archive.open(archive); Snapshot snapshot = opened.snapshot()) {
            assertThat(opened.verify()).isEmpty();
            List<String> contents = new ArrayList<>(Contents.of(snapshot));
            contents.add(notes(snapshot));
            return contents;
        }
    }

    private Path copy(String name) throws IOException {
        Path target = directory.resolve(name);
        DurableFiles.deleteTree(target);
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.toList()) {
                Files.copy(path, target.resolve(place.relativize(path).toString()));
            }
        }
        return target;
    }

    /** The archive as it would be found reads as before or after, and the same commit can be made in it. */
    private void check(Path crashed) {
        assertThat(contents(crashed)).isIn(before, after);
        commit(crashed);
        assertThat(contents(crashed)).isEqualTo(after);
        assertThat(leftovers(crashed)).isEmpty();
        states++;
    }

    private static List<String> leftovers(Path archive) {
        try (Archive opened = Archive.open(archive);
                Snapshot snapshot = opened.snapshot();
                Stream<Path> segments = Files.list(archive.resolve("segments"));
                Stream<Path> files = Files.list(archive)) {
            Set<String> needed = new HashSet<>(
                    Set.of("manifest.json", "manifest.backup.json", "segments", "writer.lock"));
            snapshot.manifest().segments().forEach(segment -> needed.add(segment.id()));
            snapshot.tables().forEach(table -> needed.add(table.fileName()));
            Manifest.FileEntry sources = snapshot.manifest().sources();
            needed.add(sources == null ? "" : sources.name());
            return Stream.concat(segments, files).map(path -> path.getFileName().toString())
                    .filter(name -> !needed.contains(name)).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Looks at the state before a change: as a killed process leaves it, and as a machine that loses power may. */
    private void look(Kind kind, Path path) throws IOException {
        listen(null);
        check(copy("killed"));
        if (!unforced.isEmpty() || !unsynced.isEmpty()) {
            Path lost = copy("powerless");
            for (Path file : unforced) {
                cutInHalf(lost.resolve(place.relativize(file).toString()));
            }
            check(lost);
            lost = copy("powerless");
            for (Path file : unsynced) {
                DurableFiles.deleteTree(lost.resolve(place.relativize(file).toString()));
            }
            check(lost);
        }
        listen(this::look);
        switch (kind) {
            case CREATE -> {
                unforced.add(path);
                unsynced.add(path);
            }
            case MAKE_DIRECTORY -> unsynced.add(path);
            case WRITE -> unforced.add(path);
            case FORCE -> unforced.remove(path);
            case SYNC_DIRECTORY -> unsynced.removeIf(entry -> path.equals(entry.getParent()));
            case DELETE, MOVE -> {
                unforced.remove(path);
                unsynced.remove(path);
            }
        }
    }

    private static void cutInHalf(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }
    }

    @Test
    void everyStateThatACrashCanLeaveIsWhole() {
        listen(this::look);
        commit(place);
        listen(null);
        assertThat(contents(place)).isEqualTo(after);
        assertThat(states).isGreaterThan(60);
    }

    @Test
    void aChangeThatFailsIsAClearErrorAndNothingIsLost() throws IOException {
        int changes = 0;
        for (boolean done = false; !done; changes++) {
            Path archive = copy("full");
            int failing = changes;
            int[] count = {0};
            listen((kind, path) -> {
                // Deleting needs no space, but the disk stays full for all that follows.
                if (count[0]++ >= failing && kind != Kind.DELETE) {
                    throw new IOException("No space left on device");
                }
            });
            try {
                commit(archive);
                done = count[0] <= failing || contents(archive).equals(after);
            } catch (OnsetException e) {
                assertThat(e.category()).isEqualTo(OnsetException.Category.ARCHIVE);
                assertThat(e).hasMessageContaining("No space left on device").hasMessageContaining(archive.toString());
            }
            listen(null);
            assertThat(contents(archive)).isIn(before, after);
            assertThat(leftovers(archive)).isEmpty();
            commit(archive);
            assertThat(contents(archive)).isEqualTo(after);
        }
        assertThat(changes).isGreaterThan(20);
    }

    @Test
    void aWriterWhoseCommitFailedCanTryAgain() {
        try (Archive archive = Archive.open(place); ArchiveWriter writer = archive.writer()) {
            writer.add(RunLogs.run("again", "x", 1, 2));
            listen((kind, path) -> {
                if (kind == Kind.MOVE) {
                    throw new IOException("No space left on device");
                }
            });
            assertThatThrownBy(writer::commit).hasMessageContaining("No space left on device");
            listen(null);
            writer.commit();
        }
        assertThat(contents(place)).anyMatch(line -> line.startsWith("run again"));
    }

    @Test
    void aReaderKeepsItsSnapshotWhileItsSegmentsAreMergedAndDeleted() throws IOException {
        var kept = new ArrayList<String>();
        try (Archive archive = Archive.open(place); Snapshot snapshot = archive.snapshot()) {
            commit(place);
            assertThat(place.resolve("segments/00000001-00")).doesNotExist();
            kept.addAll(Contents.of(snapshot));
            kept.add(notes(snapshot));
        }
        assertThat(kept).isEqualTo(before);
        assertThat(contents(place)).isEqualTo(after);
    }
}
