package dev.onset.cli.plot;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.onset.cli.chart.ChartOptions;
import dev.onset.cli.console.Terminal;

/** What can be said about a plot, on the command line and in the shell alike. */
public final class PlotOptions {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;
    /** The prompt, and a line of the shell above the chart, stay in sight. */
    private static final int LINES_LEFT = 2;
    private static final int HIGHEST = 40;

    /** Whether to colour. */
    public enum Color {
        AUTO, ALWAYS, NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Option(names = {"-m",
        "--metric"}, paramLabel = "COLUMN", description = "A column of history to draw instead of train_loss and val_loss. May be given several times.")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--log-x", description = "Makes the axis of the steps logarithmic.")
    private boolean logX;

    @Option(names = "--log-y", description = "Makes the axis of the values logarithmic.")
    private boolean logY;

    @Option(names = "--from", paramLabel = "STEP", description = "The first step to draw.")
    private @Nullable Double from;

    @Option(names = "--to", paramLabel = "STEP", description = "The last step to draw.")
    private @Nullable Double to;

    @Option(names = "--min", paramLabel = "VALUE", description = "Where the axis of the values begins.")
    private @Nullable Double least;

    @Option(names = "--max", paramLabel = "VALUE", description = "Where it ends: cuts off a loss that blew up.")
    private @Nullable Double greatest;

    @Option(names = "--most", paramLabel = "N", defaultValue = "10", description = "How many runs to draw at most (default: ${DEFAULT-VALUE}).")
    private int most = PlotRequest.USUAL_MOST;

    @Option(names = "--width", paramLabel = "COLUMNS", description = "How wide to draw (default: as the terminal, else 80).")
    private @Nullable Integer width;

    @Option(names = "--height", paramLabel = "LINES", description = "How high to draw, legend included (default: as the terminal, else 24).")
    private @Nullable Integer height;

    @Option(names = "--ascii", description = "Draws with ASCII alone, as where the locale or the terminal knows nothing else.")
    private boolean ascii;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto", description = "auto, always or never. auto: on a terminal, unless NO_COLOR is set.")
    private Color color = Color.AUTO;

    @Parameters(arity = "1..*", paramLabel = "RUN|QUERY", description = "Runs by run_id, name, the beginning of one, or a pattern with * and ?;"
            + " or one query whose columns are x, y and maybe a text that tells curves apart.")
    private List<String> words = new ArrayList<>();

    public PlotRequest request() {
        return new PlotRequest(words, metrics, Math.max(1, most),
                new ChartOptions(logX, logY, from, to, least, greatest));
    }

    public PlotStyle style(Terminal terminal) {
        int columns = width != null ? width : terminal.width() > 0 ? terminal.width() : USUAL_WIDTH;
        int lines = height != null ? height
                : terminal.height() > 0 ? Math.min(HIGHEST, terminal.height() - LINES_LEFT) : USUAL_HEIGHT;
        return new PlotStyle(columns, lines, terminal.unicode() && !ascii, switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal.color();
        });
    }
}
