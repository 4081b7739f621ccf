/** Completion of the command line in shells. */
@NullMarked
package dev.onset.cli.completion;

import org.jspecify.annotations.NullMarked;
