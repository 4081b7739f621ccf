package dev.onset.cli.shell;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.onset.api.Session;
import dev.onset.exec.QueryProgress;

/** A line that says how far a statement is, once it takes longer than half a second; gone without a trace when it ends. */
final class ProgressLine implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 500;
    private static final long PERIOD_MILLIS = 150;
    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 10;
    private static final String CLEAR = "\r\033[K";

    private final Screen screen;
    private final Session session;
    private final long start = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private boolean ended;
    private boolean shown;
    private double furthest;

    private ProgressLine(Screen screen, Session session) {
        this.screen = screen;
        this.session = session;
    }

    /** Begins to watch what runs in a session. */
    static ProgressLine start(Screen screen, Session session) {
        ProgressLine line = new ProgressLine(screen, session);
        if (!screen.isDumb()) {
            Thread.ofPlatform().daemon().name("progress").start(line::run);
        }
        return line;
    }

    private void run() {
        lock.lock();
        try {
            long wait = PATIENCE_MILLIS;
            while (!ended) {
                long left = TimeUnit.MILLISECONDS.toNanos(wait);
                while (!ended && left > 0) {
                    left = ending.awaitNanos(left);
                }
                if (!ended) {
                    show();
                }
                wait = PERIOD_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void show() {
        QueryProgress progress = session.progress();
        double fraction = progress == null ? Double.NaN : progress.fraction();
        furthest = Double.isNaN(fraction) ? furthest : Math.max(furthest, fraction);
        String text = text(Double.isNaN(fraction) ? 0 : furthest,
                progress == null ? Double.NaN : progress.secondsLeft(), (System.nanoTime() - start) / 1e9,
                screen.width() - 1);
        screen.out().print("\r" + text + "\033[K");
        screen.out().flush();
        shown = true;
    }

    /**
     * @param fraction of the work that is done; 0: not known
     * @param secondsLeft NaN: not known
     * @param seconds since the start
     * @param width of the line at most
     */
    static String text(double fraction, double secondsLeft, double seconds, int width) {
        double shown = Math.min(fraction, 0.99);
        String text = fraction <= 0
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%3.0f%%", Math.floor(100 * shown))
                        + (Double.isNaN(secondsLeft) ? "" : ", " + left(secondsLeft));
        int bar = Math.min(WIDEST_BAR, width - text.length() - 3);
        if (fraction > 0 && bar >= NARROWEST_BAR) {
            int filled = (int) Math.floor(shown * bar);
            text = "[" + "=".repeat(filled) + " ".repeat(bar - filled) + "] " + text;
        }
        String hint = ", Ctrl-C cancels";
        return text.length() + hint.length() <= width ? text + hint : text;
    }

    private static String left(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 60 ? whole + " s left"
                : whole < 3600 ? whole / 60 + " min " + whole % 60 + " s left"
                        : whole / 3600 + " h " + whole / 60 % 60 + " min left";
    }

    /** Takes the line away; nothing is shown any more. */
    void end() {
        lock.lock();
        try {
            if (!ended && shown) {
                screen.out().print(CLEAR);
                screen.out().flush();
            }
            ended = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        end();
    }
}
