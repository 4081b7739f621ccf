/** The interactive shell. JLine is loaded here and nowhere else, so that other commands start as fast as without it. */
@NullMarked
package dev.onset.cli.shell;

import org.jspecify.annotations.NullMarked;
