/**
 * The Arrow IPC file format: columns in files that every Arrow implementation reads, written in one pass and read through a
 * memory map that needs no JVM flag.
 *
 * <p>Source: the Arrow columnar format, version 1.x, sections "Serialization and Interprocess Communication" and "Physical
 * Memory Layout".
 */
@NullMarked
package dev.onset.archive.arrow;

import org.jspecify.annotations.NullMarked;
