package dev.onset.ingest.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A folder that the walk met: its files that nobody has claimed yet, and its sub-folders, all sorted by name. */
public final class LogFolder {

    /** Lists a folder; the walk and its folders share one. */
    public interface Listing {
        LogFolder list(Path path) throws IOException;
    }

    private final Path path;
    private final List<LogFile> files;
    private final List<Path> folders;
    private final Listing listing;
    private final Set<Path> claimed;

    /** @param claimed the files that readers have claimed, wherever they lie; grows during the walk */
    public LogFolder(Path path, List<LogFile> files, List<Path> folders, Listing listing, Set<Path> claimed) {
        this.path = path;
        this.files = files;
        this.folders = folders;
        this.listing = listing;
        this.claimed = claimed;
    }

    public Path path() {
        return path;
    }

    public String name() {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    /** The files that are still free. */
    public List<LogFile> files() {
        List<LogFile> free = new ArrayList<>(files.size());
        for (LogFile file : files) {
            if (!claimed.contains(file.path())) {
                free.add(file);
            }
        }
        return free;
    }

    /** The free file of this name, or null. */
    public @Nullable LogFile file(String name) {
        for (LogFile file : files) {
            if (file.name().equals(name) && !claimed.contains(file.path())) {
                return file;
            }
        }
        return null;
    }

    /** Whether a file of this name lies here, claimed or not: what else lies here can tell what a file is. */
    public boolean contains(String name) {
        for (LogFile file : files) {
            if (file.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    public List<Path> folderPaths() {
        return folders;
    }

    /** A sub-folder by name, or null. */
    public @Nullable LogFolder folder(String name) throws IOException {
        for (Path folder : folders) {
            if (String.valueOf(folder.getFileName()).equals(name)) {
                return listing.list(folder);
            }
        }
        return null;
    }

    /** The free files of this folder and of all folders below it. */
    public List<LogFile> filesBelow() throws IOException {
        List<LogFile> below = files();
        for (Path folder : folders) {
            below.addAll(listing.list(folder).filesBelow());
        }
        return below;
    }

    /** All files, claimed or not. */
    public List<LogFile> allFiles() {
        return files;
    }
}
