/** The Java way in: open an archive, ask in SQL, read rows or whole columns. */
@NullMarked
package dev.onset.api;

import org.jspecify.annotations.NullMarked;
