@NullMarked
package dev.onset.functions.best;

import org.jspecify.annotations.NullMarked;
