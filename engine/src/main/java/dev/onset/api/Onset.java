package dev.onset.api;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.Snapshot;
import dev.onset.archive.arrow.Compression;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;
import dev.onset.ingest.Importer;
import dev.onset.ingest.database.DatabaseUrl;
import dev.onset.plan.Catalog;
import dev.onset.plan.View;

/**
 * An open archive of training runs: import logs into it, ask it in SQL. Thread-safe; open one for each directory and share
 * it. Errors are {@link OnsetException}s.
 *
 * <pre>{@code
 * try (Onset onset = Onset.open(Path.of("runs.onset"));
 *         QueryResult result = onset.query("SELECT run_id, min(val_loss) AS best FROM history GROUP BY run_id")) {
 *     for (Row row : result.rows()) {
 *         System.out.println(row.getText("run_id") + " " + row.getDouble("best"));
 *     }
 * }
 * }</pre>
 */
public final class Onset implements AutoCloseable {

    private final Archive archive;
    private final QueryEngine engine;
    private final StatementCache statements = new StatementCache();
    private final StoredTables stored = new StoredTables(this);
    private final Session session;
    private volatile @Nullable Catalog latest;

    private Onset(Archive archive, QueryEngine engine) {
        this.archive = archive;
        this.engine = engine;
        this.session = newSession();
    }

    static {
        QuietLogging.start();
    }

    /** Opens an existing archive; an error of category ARCHIVE if there is none. */
    public static Onset open(Path directory) {
        return open(() -> Archive.open(directory));
    }

    /** Opens an archive; makes an empty one if there is none. */
    public static Onset openOrCreate(Path directory) {
        return open(() -> Archive.openOrCreate(directory));
    }

    /** In a new process the classes of the SQL front end take as long to load as a small archive to open: both happen at once. */
    private static Onset open(Supplier<Archive> opening) {
        FutureTask<QueryEngine> engine = new FutureTask<>(QueryEngine::new);
        Thread.ofPlatform().daemon().name("onset-front-end").start(engine);
        Archive archive = opening.get();
        try {
            return new Onset(archive, engine.get());
        } catch (ExecutionException e) {
            archive.close();
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            archive.close();
            Thread.currentThread().interrupt();
            throw new OnsetException(OnsetException.Category.CANCELLED, "The archive was not opened: interrupted", null,
                    e);
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }

    public Path directory() {
        return archive.directory();
    }

    /** The archive itself, for those who read curves without SQL. */
    public Archive archive() {
        return archive;
    }

    /**
     * Imports what loggers wrote into files and folders; sources that the archive holds already as they are now are not read
     * again.
     *
     * @return what was read, skipped and could not be read; look at {@link ImportReport#complete()}
     */
    public ImportReport importLogs(List<Path> paths, ImportOptions options) {
        return importLogs(paths, List.of(), options);
    }

    /**
     * As {@link #importLogs(List, ImportOptions)}, and MLflow's tracking databases.
     *
     * @param databases addresses such as {@code jdbc:postgresql://host:5432/mlflow?user=ann}; user, password and options are
     *        used for the connection alone, and not stored
     */
    public ImportReport importLogs(List<Path> paths, List<String> databases, ImportOptions options) {
        return new Importer(options).run(archive, paths, databases.stream().map(DatabaseUrl::parse).toList());
    }

    /** Which raw metrics the user takes for canonical ones; {@code metric_names} shows what comes of it. */
    public MetricMapping mapping() {
        try (Snapshot snapshot = archive.snapshot()) {
            return snapshot.mapping();
        }
    }

    /**
     * Changes which raw metrics are taken for canonical ones, in all runs, without reading a log or writing a curve anew.
     *
     * @param change gets the mapping as it is; metrics that it adds must be some run's, or an error of category ARGUMENT says
     *            which is near
     * @return the new mapping
     */
    public MetricMapping changeMapping(UnaryOperator<MetricMapping> change) {
        try (ArchiveWriter writer = archive.writer()) {
            MetricMapping before = writer.mapping();
            MetricMapping after = change.apply(before);
            Set<String> known = new HashSet<>(writer.metricNames());
            before.entries().forEach(entry -> known.add(entry.metric()));
            List<String> problems = after.unknown(known);
            if (!problems.isEmpty()) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, String.join("; ", problems));
            }
            writer.map(after);
            writer.commit();
            return after;
        }
    }

    /**
     * Plans and runs a query over the archive as it is now.
     *
     * @param parameters numbers, texts, Booleans, {@code java.time} objects, or null, one for each {@code ?}
     * @return to be closed by the caller; most of the work happens when its first rows are asked for
     */
    public QueryResult query(String sql, @Nullable Object... parameters) {
        return session.query(sql, parameters);
    }

    /** Runs any statement in the session that this object has for itself, see {@link Session#execute}. */
    public Outcome execute(String sql, @Nullable Object... parameters) {
        return session.execute(sql, parameters);
    }

    /** Plans a statement. */
    public PreparedQuery prepare(String sql) {
        return session.prepare(sql);
    }

    /** Settings and scratch tables of one's own. */
    public Session newSession() {
        return new Session(this, engine, statements);
    }

    /**
     * Merges small segments and drops what was removed; nothing that can be asked changes.
     *
     * @param compression the form to bring the whole archive into, and what is imported later; null: leave it as it is
     */
    public void compact(@Nullable Compression compression) {
        try (ArchiveWriter writer = archive.writer()) {
            if (compression == null) {
                writer.compact();
            } else {
                writer.compress(compression);
                writer.rewriteAll();
            }
            writer.commit();
        }
    }

    /** Sets how what is imported from now on is compressed; see {@link #compact}. */
    public void compress(Compression compression) {
        try (ArchiveWriter writer = archive.writer()) {
            writer.compress(compression);
            writer.commit();
        }
    }

    /** What the archive holds. */
    public ArchiveContents contents() {
        return ArchiveInspection.of(archive);
    }

    /** The tables that SQL can name, as of the last commit. */
    public Catalog catalog() {
        return session.catalog();
    }

    StoredTables stored() {
        return stored;
    }

    /** What the archive itself has. */
    Catalog archiveCatalog() {
        try (Snapshot snapshot = archive.snapshot()) {
            return catalog(snapshot);
        }
    }

    Catalog catalog(Snapshot snapshot) {
        Catalog known = latest;
        if (known == null || known.version() != snapshot.version()) {
            known = engine.catalog(snapshot, new View(RunSummary.NAME, this::runSummary));
            latest = known;
        }
        return known;
    }

    /** Of the archive as it is now: a column that a commit brought meanwhile does no harm to a query over an older one. */
    private String runSummary() {
        try (Snapshot snapshot = archive.snapshot()) {
            return RunSummary.sql(snapshot);
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
