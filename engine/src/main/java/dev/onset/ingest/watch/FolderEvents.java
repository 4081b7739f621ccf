package dev.onset.ingest.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Lets the operating system tell what changes, in all folders below some paths. */
public final class FolderEvents implements ChangeWatch {

    private final WatchService service;
    private final Predicate<Path> ignored;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    private FolderEvents(WatchService service, Predicate<Path> ignored) {
        this.service = service;
        this.ignored = ignored;
    }

    /**
     * @param ignored folders that are not looked into
     * @throws IOException if the system watches no more folders, for example because their number is limited
     */
    public static FolderEvents of(List<Path> paths, Predicate<Path> ignored) throws IOException {
        FolderEvents events = new FolderEvents(paths.getFirst().getFileSystem().newWatchService(), ignored);
        boolean opened = false;
        try {
            for (Path path : paths) {
                Path absolute = path.toAbsolutePath();
                Path parent = absolute.getParent();
                if (Files.isDirectory(absolute) || parent == null) {
                    events.registerAll(absolute);
                } else {
                    events.register(parent);
                }
            }
            opened = true;
            return events;
        } finally {
            if (!opened) {
                events.close();
            }
        }
    }

    private void registerAll(Path start) throws IOException {
        Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                            throws IOException {
                        if (ignored.test(folder)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        register(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE; // gone again, a link in a circle, or not for us
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void register(Path folder) throws IOException {
        try {
            folders.put(folder.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE), folder);
        } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException
                | java.nio.file.AccessDeniedException e) {
            return; // gone again, or not for us; an import says so
        }
    }

    @Override
    public boolean await(Duration atMost) throws IOException, InterruptedException {
        WatchKey key = service.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (key == null) {
            return false;
        }
        while (key != null) {
            handle(key);
            key = service.poll();
        }
        return true;
    }

    private void handle(WatchKey key) throws IOException {
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder == null) {
                continue;
            }
            if (StandardWatchEventKinds.OVERFLOW.equals(event.kind())) {
                registerAll(folder); // which folders are new was lost
            } else if (StandardWatchEventKinds.ENTRY_CREATE.equals(event.kind())
                    && event.context() instanceof Path name) {
                Path child = folder.resolve(name);
                if (Files.isDirectory(child)) {
                    registerAll(child);
                }
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
