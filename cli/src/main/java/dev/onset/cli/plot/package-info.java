/** Charts as characters of a terminal: braille, letters where there is none, colours where they are wanted. */
@NullMarked
package dev.onset.cli.plot;

import org.jspecify.annotations.NullMarked;
