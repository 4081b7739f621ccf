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
import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.render.ResultLines;
import dev.onset.cli.render.TableStyle;

/** Shows the rows of a result: on the screen, page by page where they do not fit, or in the file that {@code \o} named. */
final class ResultDisplay {

    private final Screen screen;
    private final ShellSettings settings;
    private @Nullable PrintWriter file;
    private boolean once;
    private long pagedAt;

    ResultDisplay(Screen screen, ShellSettings settings) {
        this.screen = screen;
        this.settings = settings;
    }

    /** From now on results go to a file; null: to the screen again. */
    void redirect(@Nullable PrintWriter target) {
        if (file != null) {
            file.close();
        }
        file = target;
        once = false;
    }

    /** The rows of the next result go to a file. */
    void redirectOnce(PrintWriter target) {
        redirect(target);
        once = true;
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
        PrintWriter target = file;
        if (target != null) {
            long rows = format(result, 0).writer(new AfterProgress(target, shown), TableStyle.PLAIN).write(result);
            boolean failed = target.checkError();
            if (once) {
                redirect(null);
            }
            return rows(rows) + (failed ? ", but the file cannot be written" : " to the file");
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
