/** From relational algebra to a plan. */
@NullMarked
package dev.onset.sql.translate;

import org.jspecify.annotations.NullMarked;
