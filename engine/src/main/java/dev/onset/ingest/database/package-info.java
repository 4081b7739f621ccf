/** How readers open the SQLite files in which some loggers keep their runs. */
@NullMarked
package dev.onset.ingest.database;

import org.jspecify.annotations.NullMarked;
