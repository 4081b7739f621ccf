/** The one kind of error that reaches users; every other package may throw it. */
@NullMarked
package dev.onset.error;

import org.jspecify.annotations.NullMarked;
