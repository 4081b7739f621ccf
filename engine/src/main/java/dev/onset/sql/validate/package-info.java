/** Names and types of a syntax tree, and what is said where they are wrong. */
@NullMarked
package dev.onset.sql.validate;

import org.jspecify.annotations.NullMarked;
