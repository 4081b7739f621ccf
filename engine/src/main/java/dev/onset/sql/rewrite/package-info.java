/** Changes of a syntax tree before it is validated: shorthands, names of arguments and what other dialects write otherwise. */
@NullMarked
package dev.onset.sql.rewrite;

import org.jspecify.annotations.NullMarked;
