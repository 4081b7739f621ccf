package dev.onset.cli.plot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.onset.cli.chart.Chart;
import dev.onset.cli.chart.Scale;

/** The two lines below the panels: the axis with its ticks, and their numbers. */
final class StepAxis {

    static final int HEIGHT = 2;

    private static final int ROOM_A_TICK = 12;
    private static final int ROOM_A_TIME = 18;

    private final Chart chart;

    StepAxis(Chart chart) {
        this.chart = chart;
    }

    /** @param left the column of the first dot; the corner stands before it */
    void addTo(CharacterGrid grid, int left, Signs signs) {
        int row = grid.addLines(HEIGHT);
        int width = grid.width() - left;
        for (int column = 0; column < width; column++) {
            grid.put(left + column, row, signs.floor, Style.FAINT);
        }
        grid.put(left - 1, row, signs.corner, Style.FAINT);
        String name = chart.xLabel();
        int end = left - 1;
        int last = grid.width() - (name.length() + 1 < width / 2 ? name.length() + 1 : 0);
        for (double tick : ticks(width)) {
            int column = left + (int) Math.round(chart.x().position(tick) * (width - 1));
            String label = label(tick);
            int start = Math.max(0, Math.min(column - label.length() / 2, grid.width() - label.length()));
            if (start > end && start + label.length() <= last) {
                grid.put(column, row, signs.floorTick, Style.FAINT);
                end = grid.put(start, row + 1, label, Style.PLAIN);
            }
        }
        if (last < grid.width()) {
            grid.put(grid.width() - name.length(), row + 1, name, Style.FAINT);
        }
    }

    private List<Double> ticks(int width) {
        if (!chart.time()) {
            return chart.x().ticks(Math.max(2, width / ROOM_A_TICK));
        }
        int count = Math.max(1, width / ROOM_A_TIME);
        Scale x = chart.x();
        return java.util.stream.IntStream.rangeClosed(0, count).mapToObj(i -> x.min() + (x.max() - x.min()) * i / count)
                .toList();
    }

    private String label(double tick) {
        if (!chart.time()) {
            return Scale.label(tick);
        }
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli((long) (tick / 1000)), ZoneOffset.UTC);
        double days = (chart.x().max() - chart.x().min()) / 86_400e6;
        String pattern = days > 30 ? "uuuu-MM-dd" : days > 1 ? "MM-dd HH:mm" : "HH:mm:ss";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }
}
