package dev.onset.cli.shell;

import java.util.List;
import java.util.Locale;

import dev.onset.cli.render.ResultLines.Span;

/** Moves lines that are wider than the screen sideways, from column to column; the first column stays, if it leaves room. */
final class Sideways {

    private final List<Span> columns;
    /** What is hidden behind the first column, or on the left. */
    private int hidden;

    Sideways(List<Span> columns) {
        this.columns = columns;
    }

    int hidden() {
        return hidden;
    }

    void reset() {
        hidden = 0;
    }

    /** How much of the lines' beginning always stays: the first column and the gap behind it. */
    int pinned(int screen) {
        return columns.size() > 2 && columns.get(1).start() <= screen / 2 ? columns.get(1).start() : 0;
    }

    /** The first column that was not wholly in sight comes to the left. */
    void right(int screen, int widest) {
        if (hidden + screen >= widest) {
            return;
        }
        int next = lastSeen(screen) + 1;
        int moved = next < columns.size() ? columns.get(next).start() - pinned(screen) : hidden;
        hidden = moved > hidden ? moved : Math.min(hidden + Math.max(8, screen / 2), widest - screen);
    }

    /** As far back as it takes to see the columns before. */
    void left(int screen) {
        int pinned = pinned(screen);
        int from = hidden + pinned;
        int target = Math.max(0, hidden - Math.max(8, screen / 2));
        for (Span column : columns) {
            if (column.start() < from && from - column.start() <= screen - pinned) {
                target = column.start() - pinned;
                break;
            }
        }
        hidden = target <= 0 ? 0 : target;
    }

    /** The last column that is wholly in sight, from 0; −1: none is. */
    private int lastSeen(int screen) {
        int last = -1;
        for (int i = 0; i < columns.size() && columns.get(i).end() <= hidden + screen; i++) {
            last = i;
        }
        return last;
    }

    /** Which columns are in sight; empty where columns do not stand beside each other. */
    String position(int screen) {
        if (columns.isEmpty()) {
            return "";
        }
        int from = hidden + pinned(screen);
        int first = 0;
        while (first < columns.size() - 1 && columns.get(first).start() < from && hidden > 0) {
            first++;
        }
        int last = Math.max(first, lastSeen(screen));
        return String.format(Locale.ROOT, "columns %s%,d%s of %,d", pinned(screen) > 0 && first > 1 ? "1, " : "",
                first + 1, last > first ? "-" + (last + 1) : "", columns.size());
    }
}
