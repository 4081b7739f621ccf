package dev.onset.cli.shell;

import java.io.IOException;
import java.util.Locale;

import dev.onset.api.Outcome;
import dev.onset.api.QueryResult;
import dev.onset.api.Session;
import dev.onset.cli.console.ErrorBlock;
import dev.onset.cli.console.OutputClosedException;
import dev.onset.cli.script.NamedParameters;
import dev.onset.error.OnsetException;

/** Runs one statement after the other: with progress, stopped by Ctrl-C, its rows shown, its errors told. */
final class StatementRunner {

    private final Screen screen;
    private final Session session;
    private final ShellSettings settings;
    private final ResultDisplay display;
    private String last = "";

    StatementRunner(Screen screen, Session session, ShellSettings settings, ResultDisplay display) {
        this.screen = screen;
        this.session = session;
        this.settings = settings;
        this.display = display;
    }

    /** The statement that was run last, whether it worked or not; empty at first. */
    String last() {
        return last;
    }

    /** From now on it is the statement that was run last. */
    void remember(String statement) {
        last = statement;
    }

    /** @return whether it ran to its end; if not, the user was told why */
    boolean run(String statement, boolean mayPage) {
        long start = System.nanoTime();
        try (Interrupts interrupts = new Interrupts(screen.terminal(), session::cancel)) {
            try (ProgressLine progress = ProgressLine.start(screen, session)) {
                NamedParameters.Bound bound = settings.parameters.bind(statement);
                switch (session.execute(bound.sql(), bound.values().toArray())) {
                    case Outcome.Done(String message, long rows) -> {
                        progress.end();
                        say(message, start, System.nanoTime());
                    }
                    case Outcome.Rows(QueryResult result) -> {
                        try (result) {
                            if (interrupts.interrupted()) {
                                result.cancel();
                            }
                            String what = display.show(result, progress::end, mayPage);
                            say(what, start, display.pagedAt() == 0 ? System.nanoTime() : display.pagedAt());
                        }
                    }
                }
            }
            return true;
        } catch (OnsetException e) {
            screen.error(e.category() == OnsetException.Category.CANCELLED && e.getMessage() != null
                    && e.getMessage().contains("was cancelled") ? "cancelled" : ErrorBlock.of(e, statement));
        } catch (OutputClosedException e) {
            return false; // nobody reads any more, which is no error of the statement
        } catch (IOException | RuntimeException | Error e) {
            screen.failure(e);
        }
        return false;
    }

    private void say(String what, long start, long end) {
        screen.remark(settings.timing
                ? String.format(Locale.ROOT, "%s in %.3f s", what, (end - start) / 1e9)
                : what);
    }
}
