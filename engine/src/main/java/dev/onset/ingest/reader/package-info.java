/** What a reader of a log format is, what it is given, and what readers share: numbers, times, steps, parameters, names. */
@NullMarked
package dev.onset.ingest.reader;

import org.jspecify.annotations.NullMarked;
