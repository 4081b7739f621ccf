/** Tables, columns and types as Calcite sees them. */
@NullMarked
package dev.onset.sql.catalog;

import org.jspecify.annotations.NullMarked;
