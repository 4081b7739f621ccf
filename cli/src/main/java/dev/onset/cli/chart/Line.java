package dev.onset.cli.chart;

import dev.onset.cli.curves.Curve;

/**
 * A curve in a picture.
 *
 * @param label for the legend
 * @param symbol what it is drawn with where there are only letters
 * @param color which of the picture's colours, counted from 0
 * @param secondary whether it is to be drawn more faintly than the others: training beside validation
 */
public record Line(String label, char symbol, int color, boolean secondary, Curve curve) {}
