package dev.onset.cli.shell;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.cli.console.CheckedOutput;
import dev.onset.cli.console.OutputClosedException;
import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.render.ResultLines;
import dev.onset.cli.render.TableStyle;

/** Shows the rows of a result: on the screen, page by page where they do not fit, or where {@code \o} sends them. */
final class ResultDisplay {

    private final Screen screen;
    private final ShellSettings settings;
    /** Where results go until further notice; null: to the screen. */
    private @Nullable Redirection target;
    /** Where the next result goes; null: as all others. */
    private @Nullable Redirection next;
    private long pagedAt;

    ResultDisplay(Screen screen, ShellSettings settings) {
        this.screen = screen;
        this.settings = settings;
    }

    /** From now on results go there; null: to the screen again. */
    void redirect(@Nullable Redirection to) throws IOException {
        Redirection before = target;
        target = to;
        if (before != null) {
            before.close();
        }
    }

    /** The rows of the next result go there; null: they go where all others go. */
    void redirectOnce(@Nullable Redirection to) {
        next = to;
    }

    /** When the pager took over in the last call of {@link #show}, until the user had seen enough; 0: it did not. */
    long pagedAt() {
        return pagedAt;
    }

    /**
     * @param shown told before the first character is written
     * @return what to say of it: how many rows there were
     */
    String show(QueryResult result, Runnable shown, boolean mayPage) throws IOException {
        pagedAt = 0;
        if (next != null) {
            try (Redirection once = next) {
                next = null;
                return write(result, shown, once, true);
            }
        }
        if (target != null) {
            return write(result, shown, target, false);
        }
        ResultFormat format = format(result, screen.interactive() ? screen.width() : 0);
        if (!screen.interactive()) {
            Writer out = new AfterProgress(new CheckedOutput(screen.out()), shown);
            return rows(format.writer(out, screen.style(settings, false)).write(result));
        }
        boolean paging = mayPage && settings.paging && !screen.isDumb();
        TableStyle style = screen.style(settings, paging);
        if (!format.isLines()) {
            return rows(format.writer(new AfterProgress(screen.out(), shown), style).write(result));
        }
        ResultLines lines = format.lines(result, style);
        shown.run();
        return paging ? page(lines) : print(lines);
    }

    /** A text of the shell's own, page by page where it is longer than the screen. */
    void showText(List<String> text) throws IOException {
        if (screen.interactive() && settings.paging && !screen.isDumb()) {
            page(new TextLines(text));
        } else {
            text.forEach(screen.out()::println);
            screen.out().flush();
        }
    }

    private String write(QueryResult result, Runnable shown, Redirection to, boolean toItsEnd) throws IOException {
        screen.out().flush();
        String what;
        try {
            // A command may write to the screen at once; while a file is written, progress stays in sight.
            Writer writer = to.isCommand() ? new AfterProgress(to.writer(), shown) : to.writer();
            TableStyle style = new TableStyle(0, settings.headers, settings.nullText, true, false, false);
            what = rows(format(result, 0).writer(writer, style).write(result)) + " to " + to.name();
        } catch (OutputClosedException e) {
            what = to.name() + " read no further";
        }
        shown.run();
        if (toItsEnd) {
            to.close();
        }
        return what + to.ending();
    }

    /** Automatic: as records where the names alone, with four characters each, do not fit. */
    private ResultFormat format(QueryResult result, int width) {
        boolean records = settings.format.isLines() && switch (settings.expanded) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> width > 0 && result.fields().stream()
                    .mapToInt(field -> Math.max(4, field.name().length()) + 2).sum() > width;
        };
        return records ? ResultFormat.LINE : settings.format;
    }

    private String print(ResultLines lines) {
        lines.header().forEach(screen.out()::println);
        for (@Nullable
        String line = lines.next(); line != null; line = lines.next()) {
            screen.out().println(line);
        }
        lines.footer().forEach(screen.out()::println);
        screen.out().flush();
        int leftOut = lines.columnsLeftOut();
        return rows(lines.rows()) + switch (leftOut) {
            case 0 -> "";
            case 1 -> ", 1 column did not fit (\\x shows all)";
            default -> String.format(Locale.ROOT, ", %,d columns did not fit (\\x shows all)", leftOut);
        };
    }

    private String page(ResultLines lines) throws IOException {
        int room = screen.height() - lines.header().size() - lines.footer().size() - 3;
        List<String> first = new ArrayList<>();
        @Nullable
        String line = lines.next();
        while (line != null && first.size() <= room) {
            first.add(line);
            line = lines.next();
        }
        if (line == null && first.size() <= room && lines.width() <= screen.width()) {
            lines.header().forEach(screen.out()::println);
            first.forEach(screen.out()::println);
            lines.footer().forEach(screen.out()::println);
            screen.out().flush();
            return rows(lines.rows());
        }
        if (line != null) {
            first.add(line);
        }
        pagedAt = System.nanoTime();
        String command = settings.pagerCommand;
        if (command != null) {
            return pipe(lines, first, command);
        }
        Pager pager = new Pager(screen, lines, first);
        pager.show();
        return pager.ended() ? rows(lines.rows()) : "left after " + rows(lines.rows());
    }

    /** Through a program such as less. */
    private String pipe(ResultLines lines, List<String> first, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "-SRFX");
        Process process = builder.start();
        try (PrintWriter out = new PrintWriter(
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            lines.header().forEach(out::println);
            first.forEach(out::println);
            for (@Nullable
            String line = lines.next(); line != null && !out.checkError(); line = lines.next()) {
                out.println(line);
            }
            lines.footer().forEach(out::println);
        }
        process.onExit().join();
        return rows(lines.rows());
    }

    static String rows(long rows) {
        return String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows");
    }

    /** Takes the progress line away before the first character. */
    private static final class AfterProgress extends FilterWriter {
        private final Runnable first;
        private boolean begun;

        AfterProgress(Writer target, Runnable first) {
            super(target);
            this.first = first;
        }

        private void begin() {
            if (!begun) {
                begun = true;
                first.run();
            }
        }

        @Override
        public void write(int c) throws IOException {
            begin();
            super.write(c);
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            begin();
            super.write(buffer, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            begin();
            super.write(text, offset, length);
        }
    }
}
