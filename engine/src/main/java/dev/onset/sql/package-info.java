/**
 * From SQL text to a plan, through the packages {@code syntax}, {@code rewrite}, {@code validate}, {@code optimize} and {@code translate}.
 * Calcite does most of it and is imported here alone.
 */
@NullMarked
package dev.onset.sql;

import org.jspecify.annotations.NullMarked;
