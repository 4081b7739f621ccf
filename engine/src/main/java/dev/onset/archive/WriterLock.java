package dev.onset.archive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/**
 * The right to write to an archive: one writer at a time, over all processes. The operating system gives it back when its
 * holder dies.
 */
final class WriterLock implements AutoCloseable {

    static final String FILE = "writer.lock";
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * Who holds which archive in this process. Asked before the file is opened: closing any channel of a file gives back all
     * locks that the process has on it.
     */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    /** The lock lies behind the text that says who holds it: Windows keeps others from reading what is locked. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path key;
    private final FileChannel channel;
    private final FileLock lock;

    private WriterLock(Path key, FileChannel channel, FileLock lock) {
        this.key = key;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock; if another has it for longer than the limit, an error of category ARCHIVE says who. */
    static WriterLock acquire(Path directory, Duration limit) throws IOException {
        Path path = directory.toRealPath().resolve(FILE);
        long start = System.nanoTime();
        while (true) {
            WriterLock lock = tryAcquire(path);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - start >= limit.toNanos()) {
                throw new OnsetException(OnsetException.Category.ARCHIVE,
                        "another writer holds the archive " + directory
                                + ": " + holder(path) + "; wait until it has ended, or end it");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OnsetException(OnsetException.Category.CANCELLED,
                        "cancelled while waiting for the archive " + directory, null, e);
            }
        }
    }

    private static @Nullable WriterLock tryAcquire(Path path) throws IOException {
        String me = describeMe();
        if (HELD_HERE.putIfAbsent(path, me) != null) {
            return null;
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                return null;
            }
            sayWho(channel, me);
            return new WriterLock(path, channel, lock);
        } finally {
            if (lock == null) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(path);
            }
        }
    }

    /** For those who wait; where the disk is full, they are not told. */
    private static void sayWho(FileChannel channel, String me) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return;
        }
    }

    private static String describeMe() {
        return "process " + ProcessHandle.current().pid() + " on " + hostName() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", running " + command();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    /** What the process was started as, without the options of the virtual machine. */
    private static String command() {
        String command = System.getProperty("sun.java.command", "");
        return command.isBlank() ? "an unknown command" : command.lines().findFirst().orElse("");
    }

    private static String holder(Path path) {
        String here = HELD_HERE.get(path);
        if (here != null) {
            return here + " (this process)";
        }
        try {
            String text = Files.readString(path);
            return text.isBlank() ? "a process that did not say which" : text;
        } catch (IOException e) {
            return "a process that cannot be told (" + e.getMessage() + ")";
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } finally {
            HELD_HERE.remove(key);
        }
    }
}
