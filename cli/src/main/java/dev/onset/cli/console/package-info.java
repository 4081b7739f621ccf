/** The terminal or pipe in front of the command line, and errors as they are shown there. */
@NullMarked
package dev.onset.cli.console;

import org.jspecify.annotations.NullMarked;
