package dev.onset.ingest.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the size and time stamp of all files below some paths again and again: for network file systems, whose changes on
 * other machines the operating system does not tell, and where it watches no more folders.
 */
public final class StatPolling implements ChangeWatch {

    private final List<Path> paths;
    private final Predicate<Path> ignored;
    private final Duration interval;
    private long last;

    /** @param interval between the end of a look and the next one, which waits longer if looking takes longer */
    public StatPolling(List<Path> paths, Predicate<Path> ignored, Duration interval) {
        this.paths = List.copyOf(paths);
        this.ignored = ignored;
        this.interval = interval;
        last = look();
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        long pause = 0;
        while (true) {
            Thread.sleep(Duration.ofNanos(pause));
            long before = System.nanoTime();
            long now = look();
            if (now != last) {
                last = now;
                return true;
            }
            if (System.nanoTime() - start >= atMost.toNanos()) {
                return false;
            }
            pause = Math.max(interval.toNanos(), System.nanoTime() - before);
        }
    }

    /** A number that another set of files, sizes or times would hardly have. */
    private long look() {
        Sum sum = new Sum();
        for (Path path : paths) {
            try {
                Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, sum);
            } catch (IOException e) {
                // What cannot be seen does not change; an import says why.
            }
        }
        return sum.value;
    }

    private final class Sum extends SimpleFileVisitor<Path> {
        private long value;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return ignored.test(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            long hash = file.hashCode();
            hash = mix(hash ^ attributes.size());
            hash = mix(hash ^ attributes.lastModifiedTime().toMillis());
            value += hash;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public void close() {}
}
