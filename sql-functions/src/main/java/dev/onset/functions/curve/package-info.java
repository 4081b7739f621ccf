@NullMarked
package dev.onset.functions.curve;

import org.jspecify.annotations.NullMarked;
