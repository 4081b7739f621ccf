/** A picture of curves before it is drawn: panels, lines, marks, scales. Terminals and files draw the same. */
@NullMarked
package dev.onset.cli.chart;

import org.jspecify.annotations.NullMarked;
