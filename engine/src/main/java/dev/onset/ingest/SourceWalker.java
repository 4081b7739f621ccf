package dev.onset.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.SourceClaims;

/**
 * Walks the given paths once, from the top down, and lets the readers claim what is theirs. A folder's readers are asked in
 * their order; what one has claimed, also in sub-folders, the others and the walk do not see again. Files and folders are
 * visited in the order of their names, so that the same tree gives the same sources.
 */
final class SourceWalker {

    /** Folders that hold no logs and may be huge. */
    private static final Set<String> IGNORED_FOLDERS = Set.of(".git", ".svn", ".hg", ".venv", "node_modules",
            "__pycache__",
            ".ipynb_checkpoints");

    private static final String ARCHIVE_FILE = "manifest.json";
    private static final String ARCHIVE_LOCK = "writer.lock";

    /** What the archive knows about a file. */
    interface Recorded {
        /** The format under which this very file was read before, or null if it is new or has changed. */
        @Nullable
        String format(Path file, long size, long modifiedMillis);
    }

    /** Who is told of a file that a reader looked at and none recognised. */
    interface Unrecognised {
        void add(LogFile file);
    }

    private final List<LogReader> readers;
    private final Recorded recorded;
    private final ReportBuilder report;
    private final Consumer<LogSource> target;
    private final Unrecognised unrecognised;

    /** Claims made at a folder reach into its sub-folders, so they are kept for the whole walk. */
    private final Set<Path> claimed = new HashSet<>();
    /** Files of the sources that were read because a single file was given. */
    private final Set<Path> taken = new HashSet<>();
    private final Set<Object> visited = new HashSet<>();
    private final Map<Path, LogFolder> listed = new HashMap<>();
    private Path walkRoot = Path.of("/");

    SourceWalker(List<LogReader> readers, Recorded recorded, ReportBuilder report, Consumer<LogSource> target,
            Unrecognised unrecognised) {
        this.unrecognised = unrecognised;
        this.readers = readers;
        this.recorded = recorded;
        this.report = report;
        this.target = target;
    }

    /** Whether a folder is passed by: it may be huge and holds no logs, or it is an archive. */
    static boolean isIgnored(Path folder) {
        return IGNORED_FOLDERS.contains(String.valueOf(folder.getFileName())) || isArchive(folder);
    }

    private static boolean isArchive(Path folder) {
        return Files.exists(folder.resolve(ARCHIVE_FILE)) && Files.exists(folder.resolve(ARCHIVE_LOCK));
    }

    /** Walks a folder with all that is in it, or a single file with what lies beside it. */
    void walk(Path start) throws LogFormatException {
        Path absolute = start.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            try {
                walkRoot = absolute.toRealPath();
            } catch (IOException e) {
                walkRoot = absolute;
            }
            if (isArchive(absolute)) {
                report.fail(start, null, "is an archive of Onset, not a folder of logs; ask it with --archive");
                return;
            }
            walkFolder(absolute, absolute);
        } else if (Files.isRegularFile(absolute)) {
            walkFile(absolute);
        } else if (Files.exists(absolute)) {
            report.fail(start, null, "is neither a file nor a folder, but a pipe, a socket or a device");
        } else {
            report.fail(start, null, "no such file or folder");
        }
    }

    private void walkFolder(Path path, Path root) throws LogFormatException {
        LogFolder folder;
        try {
            if (!visited.add(identity(path))) {
                return; // a link back, or a path given twice
            }
            folder = list(path);
        } catch (IOException e) {
            report.fail(path, null, "cannot list the folder: " + reason(e));
            return;
        }
        if (folder.contains(ARCHIVE_FILE) && folder.contains(ARCHIVE_LOCK)) {
            return; // an archive, whose own files are no logs
        }
        report.seen(folder.allFiles().size());
        recognise(folder, root, null);
        listed.remove(path);
        for (LogFile file : folder.allFiles()) {
            if (!claimed.contains(file.path())) {
                unclaimed(file);
            }
            file.forgetHead();
        }
        for (Path child : folder.folderPaths()) {
            walkFolder(child, root);
        }
    }

    /** A single file is recognised by its surroundings too, but nothing else there is imported. */
    private void walkFile(Path file) throws LogFormatException {
        Path parent = file.getParent();
        if (parent == null) {
            report.fail(file, null, "is no file in a folder");
            return;
        }
        report.seen(1);
        Set<Path> before = new HashSet<>(claimed);
        try {
            recognise(list(parent), parent, file);
        } catch (IOException e) {
            report.fail(parent, null, "cannot list the folder: " + reason(e));
            return;
        }
        boolean known = claimed.contains(file);
        // What was claimed beside it was not imported, and may be the next path given.
        before.addAll(taken);
        claimed.retainAll(before);
        if (!known) {
            try {
                unclaimed(new LogFile(file, Files.size(file), 0, null));
            } catch (IOException e) {
                report.fail(file, null, reason(e));
            }
        }
    }

    /** No reader knows a file; it may stand for one that they would know. */
    private void unclaimed(LogFile file) throws LogFormatException {
        if (file.isKnownAsOther()) {
            report.unrecognised(file.path());
            return;
        }
        boolean pointer = file.isGitLfsPointer();
        String unfit = TextEncoding.unfit(file);
        if (file.unreadable() instanceof NoSuchFileException) {
            report.skip(file.path(), "the file is gone");
        } else if (file.unreadable() != null) {
            report.fail(file.path(), null, reason(file.unreadable()));
        } else if (pointer) {
            report.skip(file.path(), "only a Git LFS pointer is here, not the file (fetch it with 'git lfs pull')");
        } else if (unfit != null) {
            report.skip(file.path(), unfit);
        } else {
            report.unrecognised(file.path());
            unrecognised.add(file);
        }
    }

    private void recognise(LogFolder folder, Path root, @Nullable Path only) throws LogFormatException {
        for (LogReader reader : readers) {
            SourceClaims claims = new SourceClaims() {

                @Override
                public void claim(Path anchor, List<LogFile> files) {
                    if (only == null || files.stream().anyMatch(file -> file.path().equals(only))) {
                        target.accept(new LogSource(reader, anchor, root, files));
                        if (only != null) {
                            files.forEach(file -> taken.add(file.path()));
                        }
                    }
                    for (LogFile file : files) {
                        claimed.add(file.path());
                    }
                }

                @Override
                public void accompany(LogFile file) {
                    claimed.add(file.path());
                }

                @Override
                public void skip(LogFile file, String reason) {
                    if ((only == null || file.path().equals(only)) && claimed.add(file.path())) {
                        report.skip(file.path(), reason);
                    }
                }
            };
            try {
                reader.recognise(folder, claims);
            } catch (IOException e) {
                report.fail(folder.path(), null, "cannot look for " + reader.format() + " logs: " + reason(e));
            }
        }
    }

    /** Lists a folder; kept, since a reader may have looked into it before the walk comes by. */
    private LogFolder list(Path path) throws IOException {
        LogFolder known = listed.get(path);
        if (known != null) {
            return known;
        }
        List<LogFile> files = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            stream.forEach(children::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(null);
        for (Path child : children) {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(child, BasicFileAttributes.class);
            } catch (NoSuchFileException e) {
                continue; // a dangling link, or deleted while we look
            } catch (FileSystemException e) {
                report.skip(child, "cannot be looked at: " + reason(e)); // a link to itself
                continue;
            }
            if (Files.isSymbolicLink(child) && child.toRealPath().startsWith(walkRoot)) {
                continue; // a second name, such as latest-run, of what the walk meets under its own
            }
            if (attributes.isOther()) {
                report.skip(child, "is neither a file nor a folder, but a pipe, a socket or a device");
                continue;
            }
            if (attributes.isDirectory()) {
                if (!IGNORED_FOLDERS.contains(String.valueOf(child.getFileName()))) {
                    folders.add(child);
                }
            } else if (attributes.isRegularFile()) {
                long modified = attributes.lastModifiedTime().toMillis();
                String format = recorded.format(child, attributes.size(), modified);
                files.add(new LogFile(child, attributes.size(), modified, format));
            }
        }
        LogFolder folder = new LogFolder(path, files, folders, this::list, claimed);
        listed.put(path, folder);
        return folder;
    }

    private static Object identity(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        Object key = attributes.fileKey();
        return key != null ? key : path.toRealPath(new LinkOption[0]);
    }

    private static String reason(IOException e) {
        return Importer.reason(e);
    }
}
