package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Memory in files of the temporary directory, so that the system can move it out when it needs the room. */
public final class TemporaryMemory {

    /** Less than this is taken from the memory itself. */
    private static final long SMALL_BYTES = 1L << 20;
    private static final long ALIGNMENT = 64;

    private TemporaryMemory() {}

    /** Memory of that size, zero, that lives as long as the arena; small ones lie in no file. */
    public static MemorySegment allocate(long bytes, Arena arena) throws IOException {
        return bytes < SMALL_BYTES ? arena.allocate(bytes, ALIGNMENT) : map(bytes, arena);
    }

    /** The same, in a file in any case. */
    public static MemorySegment map(long bytes, Arena arena) throws IOException {
        try {
            Path path = Files.createTempFile("onset-", ".tmp");
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                occupy(channel, bytes);
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
            } finally {
                delete(path);
            }
        } catch (IOException e) {
            throw new IOException("no room in the temporary directory " + System.getProperty("java.io.tmpdir") + " for "
                    + bytes + " bytes: " + e.getMessage(), e);
        }
    }

    /** Takes the room on the disk: writing to mapped memory that finds none later would be a fault, not an error. */
    private static void occupy(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(1 << 20, bytes));
        for (long left = bytes; left > 0; left -= channel.write(zeros)) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), left));
        }
    }

    /** Where a file that is mapped cannot be deleted (Windows), it goes when the program ends. */
    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
