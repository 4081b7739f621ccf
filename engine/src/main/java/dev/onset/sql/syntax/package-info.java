/** From SQL text to a syntax tree: the parser, what it is spared of other dialects, and what is said where it fails. */
@NullMarked
package dev.onset.sql.syntax;

import org.jspecify.annotations.NullMarked;
