/** Readers of logs in JSON: one object a line, and the state files of trainers. */
@NullMarked
package dev.onset.ingest.json;

import org.jspecify.annotations.NullMarked;
