/**
 * From SQL text to a plan: parsing, validation, conversion to relational algebra, simplification, translation. Calcite does
 * the first four and is imported here alone.
 */
@NullMarked
package dev.onset.sql;

import org.jspecify.annotations.NullMarked;
