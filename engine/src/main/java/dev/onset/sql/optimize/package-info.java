/** Changes of relational algebra: where filters stand, which columns are read, in which order tables are joined. */
@NullMarked
package dev.onset.sql.optimize;

import org.jspecify.annotations.NullMarked;
