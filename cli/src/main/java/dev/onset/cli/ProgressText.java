package dev.onset.cli;

import java.util.Locale;

import dev.onset.ingest.ImportProgress;

/** How far an import is, in words that fit. */
final class ProgressText {

    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 10;
    private static final int UNLIMITED = 120;

    private ProgressText() {}

    /**
     * One line of a terminal, with a bar once all logs are found and there is room for it.
     *
     * @param seconds since the import began
     * @param width of the terminal in columns; 0: unlimited
     */
    static String line(ImportProgress progress, double seconds, int width) {
        // The last column stays free: some terminals begin a new line once it is written.
        int room = (width <= 0 ? UNLIMITED : width) - 1;
        boolean known = progress.walkFinished() && progress.bytesFound() > 0;
        double done = known ? (double) progress.bytesDone() / progress.bytesFound() : 0;
        String text = known ? String.format(Locale.ROOT, "%3.0f%%", Math.floor(100 * done)) : "";
        String[] parts = {left(progress, seconds), logs(progress), rate(progress, seconds), runs(progress)};
        for (String part : parts) {
            String longer = text.isEmpty() ? part : part.isEmpty() ? text : text + ", " + part;
            if (longer.length() <= room) {
                text = longer;
            }
        }
        int bar = Math.min(WIDEST_BAR, room - text.length() - 3);
        return known && bar >= NARROWEST_BAR ? bar(done, bar) + " " + text : text;
    }

    private static String bar(double done, int width) {
        int filled = (int) Math.floor(done * width);
        return "[" + "=".repeat(filled) + " ".repeat(width - filled) + "]";
    }

    /** A line for a file or another program. */
    static String plain(ImportProgress progress, double seconds) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "after %.0f s: ", seconds))
                .append(logs(progress)).append(", ").append(runs(progress));
        for (String part : new String[]{rate(progress, seconds), left(progress, seconds)}) {
            line.append(part.isEmpty() ? "" : ", ").append(part);
        }
        return line.toString();
    }

    private static String logs(ImportProgress progress) {
        return String.format(Locale.ROOT, "%,d of %,d%s logs", progress.sourcesDone(), progress.sourcesFound(),
                progress.walkFinished() ? "" : "+");
    }

    private static String runs(ImportProgress progress) {
        return String.format(Locale.ROOT, "%,d runs, %,d points", progress.runs(), progress.points());
    }

    private static String rate(ImportProgress progress, double seconds) {
        return progress.bytesDone() == 0 || seconds <= 0 ? ""
                : String.format(Locale.ROOT, "%.1f MB/s", progress.bytesDone() / seconds / 1e6);
    }

    /** Only once all logs are found is it known what is left. */
    private static String left(ImportProgress progress, double seconds) {
        if (!progress.walkFinished() || progress.bytesDone() == 0) {
            return "";
        }
        long left = Math.round(seconds * (progress.bytesFound() - progress.bytesDone()) / progress.bytesDone());
        return left < 60 ? left + " s left"
                : left < 3600 ? left / 60 + " min " + left % 60 + " s left" : left / 3600 + " h " + left / 60 % 60
                        + " min left";
    }
}
