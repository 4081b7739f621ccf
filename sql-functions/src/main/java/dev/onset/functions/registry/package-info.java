/** The list of all curve functions; apart from the functions, so that they do not depend on who lists them. */
@NullMarked
package dev.onset.functions.registry;

import org.jspecify.annotations.NullMarked;
