package dev.onset.cli.report;

/**
 * What the report shows.
 *
 * @param title its headline
 * @param where a condition over the columns of runs; empty: all
 * @param most runs drawn for each verdict
 * @param rows of the table of runs
 */
public record ReportOptions(String title, String where, int most, int rows) {}
