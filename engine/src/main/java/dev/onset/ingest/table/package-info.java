/** Readers of tables: CSV files with a row per step. */
@NullMarked
package dev.onset.ingest.table;

import org.jspecify.annotations.NullMarked;
