package dev.onset.cli.render;

import java.util.List;

import dev.onset.plan.Field;

/**
 * How wide the columns of a table are, and which are shown. Columns of texts give way until lines fit; if they still do not,
 * columns are left out from the middle, unless the reader can move sideways.
 *
 * @param widths of all columns; 0: the column is left out
 * @param gapAt in front of which column something is left out; −1: nowhere
 */
record ColumnWidths(int[] widths, int gapAt) {

    private static final int NARROWEST = 8;
    /** Texts that can be scrolled to are shown up to this width. */
    private static final int WIDEST_SCROLLED = 60;

    /**
     * @param gap between columns
     * @param edges of the whole line
     */
    static ColumnWidths of(List<Field> fields, List<String[]> cells, TableStyle style, int gap, int edges) {
        int[] widths = new int[fields.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(1, style.headers() ? DisplayWidth.of(fields.get(i).name()) : 0);
            for (String[] row : cells) {
                widths[i] = Math.max(widths[i], row[i] == null ? style.nullText().length() : DisplayWidth.of(row[i]));
            }
        }
        if (style.width() <= 0) {
            return new ColumnWidths(widths, -1);
        }
        int room = style.width() - edges;
        int[] wide = widths.clone();
        narrow(fields, widths, gap, room);
        if (total(widths, gap) <= room || widths.length == 1) {
            return new ColumnWidths(widths, -1);
        }
        if (style.scroll()) {
            for (int i = 0; i < wide.length; i++) {
                wide[i] = fields.get(i).type().isNumeric() ? wide[i] : Math.min(wide[i], WIDEST_SCROLLED);
            }
            return new ColumnWidths(wide, -1);
        }
        return leaveOut(widths, gap, room);
    }

    private static int total(int[] widths, int gap) {
        int total = -gap;
        for (int width : widths) {
            total += width == 0 ? 0 : width + gap;
        }
        return total;
    }

    private static void narrow(List<Field> fields, int[] widths, int gap, int room) {
        int over = total(widths, gap) - room;
        while (over > 0) {
            int widest = -1;
            int second = NARROWEST;
            int count = 0;
            for (int i = 0; i < widths.length; i++) {
                if (fields.get(i).type().isNumeric() || widths[i] <= NARROWEST) {
                    continue;
                }
                if (widest < 0 || widths[i] > widths[widest]) {
                    second = widest < 0 ? NARROWEST : widths[widest];
                    widest = i;
                    count = 1;
                } else if (widths[i] == widths[widest]) {
                    count++;
                } else {
                    second = Math.max(second, widths[i]);
                }
            }
            if (widest < 0) {
                return;
            }
            // All of the widest give way together, down to the next ones.
            int cut = count > 1 ? 1 : Math.max(1, Math.min(over, widths[widest] - second));
            widths[widest] -= cut;
            over -= cut;
        }
    }

    /** The first and the last column stay; others go from the middle. */
    private static ColumnWidths leaveOut(int[] widths, int gap, int room) {
        int[] kept = new int[widths.length];
        int left = 0;
        int right = widths.length - 1;
        int used = 1; // for the sign that something is left out
        boolean fromLeft = true;
        while (left <= right) {
            int next = fromLeft ? left : right;
            if (used + widths[next] + gap > room && used > 1) {
                break;
            }
            kept[next] = widths[next];
            used += widths[next] + gap;
            if (fromLeft) {
                left++;
            } else {
                right--;
            }
            fromLeft = !fromLeft;
        }
        return new ColumnWidths(kept, left <= right ? left : -1);
    }

    int leftOut() {
        int count = 0;
        for (int width : widths) {
            count += width == 0 ? 1 : 0;
        }
        return count;
    }
}
