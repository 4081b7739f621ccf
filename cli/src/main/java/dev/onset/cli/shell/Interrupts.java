package dev.onset.cli.shell;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jline.terminal.Terminal;

/** Ctrl-C while something runs: what runs is told to stop, and the shell goes on. */
final class Interrupts implements AutoCloseable {

    private final Terminal terminal;
    private final Terminal.SignalHandler before;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** @param stop called from another thread */
    Interrupts(Terminal terminal, Runnable stop) {
        this.terminal = terminal;
        this.before = terminal.handle(Terminal.Signal.INT, signal -> {
            interrupted.set(true);
            synchronized (this) {
                notifyAll();
            }
            stop.run();
        });
    }

    boolean interrupted() {
        return interrupted.get();
    }

    /** Waits, but not after Ctrl-C; says whether the time has passed without. */
    synchronized boolean sleep(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; left > 0 && !interrupted.get(); left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !interrupted.get();
    }

    @Override
    public void close() {
        terminal.handle(Terminal.Signal.INT, before);
    }
}
