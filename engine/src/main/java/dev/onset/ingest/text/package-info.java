/** The reader of plain text logs: lines with named numbers, for people to read. */
@NullMarked
package dev.onset.ingest.text;

import org.jspecify.annotations.NullMarked;
