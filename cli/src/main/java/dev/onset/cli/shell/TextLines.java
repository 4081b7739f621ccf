package dev.onset.cli.shell;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.render.ResultLines;

/** A text of many lines, for the pager. */
final class TextLines implements ResultLines {

    private final Iterator<String> lines;

    TextLines(List<String> lines) {
        this.lines = lines.iterator();
    }

    @Override
    public @Nullable String next() {
        return lines.hasNext() ? lines.next() : null;
    }

    @Override
    public long rows() {
        return 0;
    }
}
