/** How long loops end early. */
@NullMarked
package dev.onset.functions.cancellation;

import org.jspecify.annotations.NullMarked;
