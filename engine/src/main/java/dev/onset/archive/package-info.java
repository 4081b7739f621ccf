/**
 * The archive: every curve of every run as Arrow columns in a directory.
 *
 * <pre>
 * manifest.json            what the last commit consists of, with sizes and CRC-32C of all files, and the mapping of
 *                          metrics; replaced by a rename
 * sources-VERSION.json     which log files were read
 * table-VERSION-N.arrow    a table of the user's own, all of it; a change writes another file
 * writer.lock              locked by the one process that writes; says who
 * segments/ID/runs.arrow   run_id, name, experiment, source, path, status, started_at, ended_at, points,
 *                          params, tags, history_axis, history_time
 * segments/ID/series.arrow run, metric, canonical, axis_id, time_id, value, min, max, first, last, nonfinite,
 *                          min_at, max_at; sorted by metric, then run, so that one metric is one sequential read
 * segments/ID/axes.arrow   axis_id and a list of steps, packed
 * segments/ID/times.arrow  time_id and a list of wall times, packed
 * segments/ID/segment.json CRC-32C of each block of these files, and the runs in them
 * </pre>
 *
 * <p>{@code run} is a row of {@code runs.arrow}; {@code axis_id} and {@code history_axis} are rows of {@code axes.arrow},
 * {@code time_id} and {@code history_time} of {@code times.arrow}, null for curves without times. Steps and times lie apart
 * because loggers stamp each metric a few microseconds after the other: their steps are equal all the same, and kept once.
 *
 * <p>Segments never change. A commit writes new ones, notes in the manifest which runs of older ones were replaced or removed,
 * and puts the new manifest in the place of the old one: a crash at any moment leaves the last commit.
 */
@NullMarked
package dev.onset.archive;

import org.jspecify.annotations.NullMarked;
