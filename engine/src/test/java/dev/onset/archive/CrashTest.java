package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed at any moment of its work leaves the last commit, and the next one goes on. */
class CrashTest {

    /** How often a writer is killed: a few times in every build; hundreds of times on demand. */
    private static final int KILLS = Integer.getInteger("onset.kills", 6);

    @TempDir
    Path directory;

    /** What another process runs: commits and merges, by default for ever, and says each version that it was told. */
    static final class Committer {
        public static void main(String[] arguments) {
            try (Archive archive = Archive.openOrCreate(Path.of(arguments[0]))) {
                System.out.println("ready");
                long end = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
                for (long i = archive.info().version(); i < end; i++) {
                    try (ArchiveWriter writer = archive.writer()) {
                        writer.add(RunLogs.run("run" + i % 7, "x", (double) i, (double) i, (double) i));
                        writer.add(RunLogs.run("run" + i % 50, "y", (double) i));
                        writer.add(RunLogs.run("counter", "x", (double) i));
                        if (i % 5 == 0) {
                            writer.compact();
                        }
                        System.out.println(writer.commit());
                    }
                }
            }
        }
    }

    @Test
    void aKilledWriterLosesNothingThatItCommitted() throws Exception {
        Path place = directory.resolve("archive");
        ChildJvm writer = new ChildJvm(directory.resolve("jvm"));
        writer.warmUp(Committer.class, directory.resolve("other").toString(), "12");
        long seed = Long.getLong("onset.seed", new Random().nextLong());
        System.out.println(KILLS + " kills with -Donset.seed=" + seed);
        Random random = new Random(seed);
        long version = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long told = writer.killAtRandom(random, Committer.class, place.toString());
            version = check(place, Math.max(told, version));
        }
        try (Archive archive = Archive.open(place)) {
            RunLogs.commit(archive, RunLogs.run("last", "x", 1));
            try (Snapshot snapshot = archive.snapshot()) {
                assertThat(snapshot.runs().find("last")).isNotNegative();
            }
            assertThat(segmentDirectories(place)).hasSize(archive.info().segments());
        }
    }

    /** The archive is whole and at least as new as what the writer was told; returns its version. */
    private static long check(Path place, long told) {
        try (Archive archive = Archive.open(place); Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.version()).isGreaterThanOrEqualTo(told);
            assertThat(archive.verify()).isEmpty();
            if (snapshot.version() > 0) {
                // Each commit writes the number of the one before it.
                assertThat(RunLogs.values(RunLogs.series(snapshot, "counter", "x")))
                        .containsExactly(snapshot.version() - 1.0);
            }
            return snapshot.version();
        }
    }

    private static List<Path> segmentDirectories(Path place) throws IOException {
        var found = new ArrayList<Path>();
        try (var paths = Files.list(place.resolve("segments"))) {
            paths.forEach(found::add);
        }
        return found;
    }
}
