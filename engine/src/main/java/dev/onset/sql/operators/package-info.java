/** Functions and operators: their names, what they take and what they give. */
@NullMarked
package dev.onset.sql.operators;

import org.jspecify.annotations.NullMarked;
