/** Rows in files of other tools: Parquet, CSV, JSON and Arrow, written and read. */
@NullMarked
package dev.onset.exec.files;

import org.jspecify.annotations.NullMarked;
