/**
 * Imports what loggers write. {@link dev.onset.ingest.Importer} walks folders, asks each
 * {@link dev.onset.ingest.reader.LogReader} which files belong to its format, reads the runs in parallel, gives their
 * metrics canonical names and adds them to an archive. It depends on the archive alone.
 */
@NullMarked
package dev.onset.ingest;

import org.jspecify.annotations.NullMarked;
