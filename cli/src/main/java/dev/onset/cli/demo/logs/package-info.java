/** Writes finished runs the way real loggers write them, each with its own layout, names and quirks. */
@NullMarked
package dev.onset.cli.demo.logs;

import org.jspecify.annotations.NullMarked;
