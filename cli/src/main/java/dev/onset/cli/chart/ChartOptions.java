package dev.onset.cli.chart;

import org.jspecify.annotations.Nullable;

/**
 * What the user says about a picture.
 *
 * @param logX whether the steps' axis is logarithmic
 * @param logY whether the values' axis is
 * @param from the first step shown; null: the first there is
 * @param to the last step shown
 * @param least the least value shown; null: the least there is
 * @param greatest the greatest value shown
 */
public record ChartOptions(boolean logX, boolean logY, @Nullable Double from, @Nullable Double to,
        @Nullable Double least, @Nullable Double greatest) {

    public static final ChartOptions NONE = new ChartOptions(false, false, null, null, null, null);
}
