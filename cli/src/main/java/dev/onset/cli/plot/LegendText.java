package dev.onset.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.onset.cli.chart.Chart;
import dev.onset.cli.chart.LegendEntry;
import dev.onset.cli.chart.Line;
import dev.onset.cli.chart.Marker;
import dev.onset.cli.chart.Scale;
import dev.onset.cli.curves.Mark;
import dev.onset.cli.render.DisplayWidth;

/** The lines below a chart that say what is what, broken where the terminal ends. */
final class LegendText {

    private static final String GAP = "   ";
    private static final int DROPS_NAMED = 6;

    /** A few words that stay together. */
    private record Piece(String text, Style style) {}

    private final Chart chart;
    private final PlotStyle style;
    private final Signs signs;
    private final boolean letters;
    private final boolean single;

    /** @param letters whether lines are drawn with letters */
    LegendText(Chart chart, PlotStyle style, Signs signs, boolean letters) {
        this.chart = chart;
        this.style = style;
        this.signs = signs;
        this.letters = letters;
        this.single = chart.legend().stream().anyMatch(entry -> entry.lines().isEmpty());
    }

    /** Adds the legend to a grid. */
    void addTo(CharacterGrid grid) {
        lines().forEach(line -> {
            int row = grid.addLines(1);
            int column = 0;
            for (Piece piece : line) {
                column = grid.put(column, row, piece.text, piece.style);
            }
        });
    }

    int height() {
        return lines().size();
    }

    private List<List<Piece>> lines() {
        List<List<Piece>> lines = new ArrayList<>();
        if (single) {
            List<Piece> names = new ArrayList<>();
            List<Piece> marks = new ArrayList<>();
            for (LegendEntry entry : chart.legend()) {
                entry.lines().forEach(line -> names.add(named(List.of(line), entry.label())));
                marks.addAll(marks(entry.markers(), true));
            }
            lines.addAll(wrapped(names));
            lines.addAll(wrapped(marks));
        } else {
            for (LegendEntry entry : chart.legend()) {
                List<Piece> pieces = new ArrayList<>();
                pieces.add(named(entry.lines(), entry.label()));
                pieces.addAll(marks(entry.markers(), false));
                lines.addAll(wrapped(pieces));
            }
            lines.addAll(wrapped(key()));
        }
        chart.notes()
                .forEach(note -> lines.add(List.of(new Piece(DisplayWidth.cut(note, style.width()), Style.FAINT))));
        return lines;
    }

    private Piece named(List<Line> lines, String label) {
        int color = lines.isEmpty() ? -1 : lines.getFirst().color();
        String text = lines.isEmpty() ? label : sample(lines.getFirst()) + " " + label;
        return new Piece(DisplayWidth.cut(text, style.width() - 4), Style.of(color));
    }

    private String sample(Line line) {
        return letters ? String.valueOf(line.symbol()) : !style.color() && line.secondary() ? "⠂⠂" : "⠒⠒";
    }

    /** What the signs mean, where runs' own lines have no room to say so. */
    private List<Piece> key() {
        List<Piece> key = new ArrayList<>();
        for (Mark.Kind kind : Mark.Kind.values()) {
            if (chart.markers().stream().anyMatch(marker -> marker.mark().kind() == kind)) {
                key.add(new Piece(signs.of(kind) + " " + name(kind), Style.FAINT));
            }
        }
        boolean both = chart.panels().getFirst().lines().stream().anyMatch(Line::secondary);
        if (both) {
            key.add(new Piece(letters ? "small letters: training" : style.color() ? "faint: training"
                    : "dotted: training", Style.FAINT));
        }
        return key;
    }

    private static String name(Mark.Kind kind) {
        return switch (kind) {
            case BEST -> "best step";
            case ONSET -> "overfit onset";
            case DROP -> "lr drop";
            case NONFINITE -> "first NaN or infinity";
        };
    }

    private List<Piece> marks(List<Marker> markers, boolean named) {
        List<Piece> pieces = new ArrayList<>();
        List<String> drops = new ArrayList<>();
        Style look = Style.PLAIN;
        for (Marker marker : markers) {
            Mark mark = marker.mark();
            look = named ? Style.PLAIN : Style.of(marker.color());
            if (mark.kind() == Mark.Kind.DROP) {
                drops.add(step(mark.step()));
                continue;
            }
            String value = Double.isNaN(mark.value()) || mark.kind() == Mark.Kind.ONSET
                    ? ""
                    : " (" + Scale.value(mark.value()) + ")";
            pieces.add(new Piece(head(mark.kind(), named) + step(mark.step())
                    + (mark.kind() == Mark.Kind.NONFINITE ? "" : value), look));
        }
        if (!drops.isEmpty()) {
            int shown = Math.min(drops.size(), DROPS_NAMED);
            String more = drops.size() > shown ? " and " + (drops.size() - shown) + " more" : "";
            int place = Math.min(pieces.size(), 2);
            pieces.add(place, new Piece(head(Mark.Kind.DROP, named) + String.join(", ", drops.subList(0, shown)) + more,
                    look));
        }
        return pieces;
    }

    private String head(Mark.Kind kind, boolean named) {
        return signs.of(kind) + " " + (named ? name(kind) + " " : "");
    }

    private static String step(double step) {
        return String.format(Locale.ROOT, step == Math.rint(step) ? "%.0f" : "%.4g", step);
    }

    private List<List<Piece>> wrapped(List<Piece> pieces) {
        List<List<Piece>> lines = new ArrayList<>();
        List<Piece> line = new ArrayList<>();
        int used = 0;
        for (Piece piece : pieces) {
            int needed = DisplayWidth.of(piece.text);
            if (!line.isEmpty() && used + GAP.length() + needed > style.width()) {
                lines.add(line);
                line = new ArrayList<>(List.of(new Piece("  ", Style.PLAIN)));
                used = 2;
            } else if (!line.isEmpty()) {
                line.add(new Piece(GAP, Style.PLAIN));
                used += GAP.length();
            }
            line.add(piece);
            used += needed;
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
