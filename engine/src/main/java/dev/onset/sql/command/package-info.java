/** Statements beside queries: what they say, taken apart. The queries in them are left as text for the planner. */
@NullMarked
package dev.onset.sql.command;

import org.jspecify.annotations.NullMarked;
