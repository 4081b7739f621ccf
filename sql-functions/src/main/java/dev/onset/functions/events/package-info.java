/** What happened in a run, a row an event: where learning rates and overfitting meet. */
@NullMarked
package dev.onset.functions.events;

import org.jspecify.annotations.NullMarked;
