/** SQL as users type it: where statements end, what its words are, and values for its parameters. */
@NullMarked
package dev.onset.cli.script;

import org.jspecify.annotations.NullMarked;
