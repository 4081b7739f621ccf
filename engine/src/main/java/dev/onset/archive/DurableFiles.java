package dev.onset.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.FileChanges;
import dev.onset.archive.arrow.FileChanges.Kind;

/** File operations whose result survives a crash. */
final class DurableFiles {

    private DurableFiles() {}

    /** Writes a new file; when it returns, its bytes are on the disk. */
    static void write(Path path, byte[] bytes) throws IOException {
        FileChanges.announce(Kind.CREATE, path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            FileChanges.announce(Kind.WRITE, path);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            FileChanges.announce(Kind.FORCE, path);
            channel.force(true);
        }
    }

    /** Makes a directory and those above it. */
    static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            FileChanges.announce(Kind.MAKE_DIRECTORY, directory);
            Files.createDirectories(directory);
        }
    }

    /** Replaces a file in one step: whoever opens it finds all of the old or all of the new. */
    static void replace(Path path, byte[] bytes) throws IOException {
        rename(path, bytes);
        syncDirectory(path.toAbsolutePath().getParent());
    }

    /** The same without {@link #syncDirectory}: a machine that loses power may come back with the old file. */
    static void rename(Path path, byte[] bytes) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        write(temporary, bytes);
        FileChanges.announce(Kind.MOVE, temporary);
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes new and renamed entries of a directory last; where the system cannot (Windows), it needs no such call. */
    static void syncDirectory(@Nullable Path directory) throws IOException {
        if (directory == null || System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        FileChanges.announce(Kind.SYNC_DIRECTORY, directory);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a directory and all in it. */
    static void deleteTree(Path directory) throws IOException {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    FileChanges.announce(Kind.DELETE, file);
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    if (e != null) {
                        throw e;
                    }
                    FileChanges.announce(Kind.DELETE, visited);
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
