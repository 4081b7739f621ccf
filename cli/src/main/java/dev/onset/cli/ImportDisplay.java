package dev.onset.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.console.Terminal;
import dev.onset.ingest.ImportProgress;

/**
 * Shows how far an import is: on a terminal one line that is written over and over and cleared at the end, otherwise a line
 * every few seconds. If the user stops the command, it says what the archive holds.
 */
final class ImportDisplay implements Consumer<ImportProgress>, AutoCloseable {

    private static final long TERMINAL_MILLIS = 200;
    private static final long PLAIN_MILLIS = 5_000;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter err;
    private final Terminal terminal;
    private final @Nullable Path archive;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock;
    private final Thread farewell = new Thread(this::sayWhatIsLeft, "import-interrupted");
    private volatile @Nullable ImportProgress latest;
    private boolean ended;

    /** @param archive where the import goes; null: nowhere */
    ImportDisplay(PrintWriter err, Terminal terminal, @Nullable Path archive) {
        this.err = err;
        this.terminal = terminal;
        this.archive = archive;
        clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
        long period = terminal.interactive() ? TERMINAL_MILLIS : PLAIN_MILLIS;
        var _ = clock.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    @Override
    public void accept(ImportProgress progress) {
        latest = progress;
    }

    private synchronized void show() {
        ImportProgress progress = latest;
        if (progress == null || ended) {
            return;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (terminal.interactive()) {
            err.print(CLEAR + ProgressText.line(progress, seconds, terminal.width()));
        } else {
            err.println(ProgressText.plain(progress, seconds));
        }
        err.flush();
    }

    /** The virtual machine ends, though the import has not. */
    private synchronized void sayWhatIsLeft() {
        clear();
        if (archive == null) {
            err.println("interrupted");
        } else {
            ImportProgress progress = latest;
            long runs = progress == null ? 0 : progress.runsCommitted();
            err.println("interrupted: "
                    + (runs == 0 ? "nothing of this import is in " + archive + ", which is as it was"
                            : String.format(Locale.ROOT, "%,d runs of this import are in %s", runs, archive))
                    + "; the same command goes on from there");
        }
        err.flush();
    }

    private void clear() {
        ended = true;
        clock.shutdownNow();
        if (terminal.interactive()) {
            err.print(CLEAR);
            err.flush();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            return; // the virtual machine is ending already, and the line is said
        }
        synchronized (this) {
            clear();
        }
    }
}
