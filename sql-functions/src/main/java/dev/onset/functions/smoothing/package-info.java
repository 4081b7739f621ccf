@NullMarked
package dev.onset.functions.smoothing;

import org.jspecify.annotations.NullMarked;
