package dev.onset.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

import dev.onset.ingest.ImportProgress;

/** How far an import is, on one line of a terminal that is written over and over, and cleared at the end. */
final class ProgressLine implements Consumer<ImportProgress>, AutoCloseable {

    private static final long INTERVAL_NANOS = 100_000_000;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long shown = start - INTERVAL_NANOS;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void accept(ImportProgress progress) {
        long now = System.nanoTime();
        if (now - shown < INTERVAL_NANOS) {
            return;
        }
        shown = now;
        err.print(CLEAR + text(progress, (now - start) / 1e9));
        err.flush();
    }

    /** @param seconds since the import began */
    static String text(ImportProgress progress, double seconds) {
        String text = String.format(Locale.ROOT, "%,d of %,d%s logs, %,d runs", progress.sourcesDone(),
                progress.sourcesFound(), progress.walkFinished() ? "" : "+", progress.runs());
        if (!progress.walkFinished() || progress.bytesDone() == 0) {
            return text;
        }
        double left = seconds * (progress.bytesFound() - progress.bytesDone()) / progress.bytesDone();
        return text + String.format(Locale.ROOT, ", about %.0f s left", left);
    }

    @Override
    public synchronized void close() {
        err.print(CLEAR);
        err.flush();
    }
}
