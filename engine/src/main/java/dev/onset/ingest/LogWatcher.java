package dev.onset.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.onset.archive.Archive;
import dev.onset.archive.RunTable;
import dev.onset.archive.Snapshot;
import dev.onset.archive.SourceFile;
import dev.onset.error.OnsetException;
import dev.onset.ingest.watch.ChangeWatch;
import dev.onset.ingest.watch.FolderEvents;
import dev.onset.ingest.watch.StatPolling;

/**
 * Keeps an archive current while training goes on: whenever a file below the paths changes, it imports what has changed and
 * commits. A run whose log grew is read again as a whole, the others cost a stat per file. The archive is free for other
 * writers in between.
 */
public final class LogWatcher {

    /** Even without a change a look now and then, should the operating system have missed one. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
    private static final long LONGEST_REST_NANOS = 10_000_000_000L;
    private static final Set<String> NETWORK_FILE_SYSTEMS = Set.of("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3",
            "smbfs", "9p", "afs", "lustre", "beegfs", "gpfs", "ceph", "glusterfs", "virtiofs", "vboxsf", "drvfs");

    /** Who is told. Called by the thread that watches. */
    public interface Listener {

        /** After an import that read something. */
        void imported(ImportReport report, List<RunChange> changes);

        /** Something that watching survives: what it is, and what happens now. */
        void trouble(String message);
    }

    /**
     * A run that is not as it was.
     *
     * @param pointsBefore -1: it is new
     * @param points -1: it is gone
     */
    public record RunChange(String runId, String name, long pointsBefore, long points) {}

    private final Archive archive;
    private final List<Path> paths;
    private final ImportOptions options;
    private final Duration interval;
    private final boolean poll;
    /** Files that could not be read as they are: they are read again once they change. By path. */
    private final Map<String, SourceFile> failed = new ConcurrentHashMap<>();
    private Map<String, Long> points = Map.of();
    private String lastTrouble = "";

    /**
     * @param interval the least time from one import to the next
     * @param poll ask for changes instead of being told, see {@link StatPolling}; so it is in any case where the paths lie on
     *            a network file system
     */
    public LogWatcher(Archive archive, List<Path> paths, ImportOptions options, Duration interval, boolean poll) {
        if (paths.isEmpty() || !interval.isPositive()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "watching needs a path and an interval of more than 0 s");
        }
        this.archive = archive;
        this.paths = List.copyOf(paths);
        this.options = options;
        this.interval = interval;
        this.poll = poll;
    }

    /** Imports, waits for a change, imports … until the thread is interrupted. */
    public void run(Listener listener) {
        points = points();
        ChangeWatch watch = open(listener);
        try {
            while (true) {
                long start = System.nanoTime();
                importChanges(listener);
                long took = System.nanoTime() - start;
                // An import that takes long is not begun again at once: the machine is there for the training.
                Thread.sleep(Duration.ofNanos(Math.max(interval.toNanos() - took, Math.min(took, LONGEST_REST_NANOS))));
                try {
                    watch.await(LONGEST_SLEEP);
                } catch (IOException e) {
                    close(watch);
                    watch = polling(listener, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(watch);
        }
    }

    private void importChanges(Listener listener) throws InterruptedException {
        try {
            ImportReport report = new Importer(options).remembering(failed).run(archive, paths);
            if (report.filesRead() > 0) {
                listener.imported(report, changes());
            }
            lastTrouble = "";
        } catch (OnsetException e) {
            if (e.category() == OnsetException.Category.CANCELLED) {
                throw new InterruptedException();
            }
            String trouble = String.valueOf(e.getMessage());
            if (!trouble.equals(lastTrouble)) {
                lastTrouble = trouble;
                listener.trouble(trouble + "; tried again until it works");
            }
        }
    }

    private List<RunChange> changes() {
        Map<String, Long> before = points;
        Map<String, Long> after = points();
        points = after;
        List<RunChange> changes = new ArrayList<>();
        try (Snapshot snapshot = archive.snapshot()) {
            RunTable runs = snapshot.runs();
            for (int run = 0; run < runs.count(); run++) {
                String id = runs.runId(run);
                Long former = before.get(id);
                if (former == null || former != runs.points(run)) {
                    String name = runs.name(run);
                    changes.add(new RunChange(id, name == null ? id : name, former == null ? -1 : former,
                            runs.points(run)));
                }
            }
        }
        before.forEach((id, former) -> {
            if (!after.containsKey(id)) {
                changes.add(new RunChange(id, id, former, -1));
            }
        });
        return changes;
    }

    private Map<String, Long> points() {
        try (Snapshot snapshot = archive.snapshot()) {
            Map<String, Long> all = new HashMap<>();
            for (int run = 0; run < snapshot.runCount(); run++) {
                all.put(snapshot.runs().runId(run), snapshot.runs().points(run));
            }
            return all;
        }
    }

    private ChangeWatch open(Listener listener) {
        if (poll || tellsNothing()) {
            return new StatPolling(paths, this::isIgnored, interval);
        }
        try {
            return FolderEvents.of(paths, this::isIgnored);
        } catch (IOException | UnsupportedOperationException e) {
            return polling(listener, e);
        }
    }

    private ChangeWatch polling(Listener listener, Exception reason) {
        listener.trouble("the system does not tell of changes (" + reason.getMessage() + "); looking every "
                + interval.toMillis() / 1000.0 + " s instead");
        return new StatPolling(paths, this::isIgnored, interval);
    }

    /** Whether changes may be made where this system does not see them; Java on macOS itself looks every few seconds. */
    private boolean tellsNothing() {
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return true;
        }
        return paths.stream().anyMatch(path -> {
            try {
                String type = Files.getFileStore(path).type().toLowerCase(Locale.ROOT);
                return type.startsWith("fuse") || NETWORK_FILE_SYSTEMS.contains(type);
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Folders without logs, and archives: each commit changes one. */
    private boolean isIgnored(Path folder) {
        return SourceWalker.isIgnored(folder) || folder.toAbsolutePath().normalize().equals(archive.directory());
    }

    private static void close(ChangeWatch watch) {
        try {
            watch.close();
        } catch (IOException e) {
            return; // it is not needed any more
        }
    }
}
