package dev.onset.cli.chart;

import dev.onset.cli.curves.Mark;

/**
 * A mark in a picture.
 *
 * @param color that of its run's lines
 */
public record Marker(Mark mark, int color) {}
