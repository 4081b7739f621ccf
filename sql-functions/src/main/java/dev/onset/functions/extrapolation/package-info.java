@NullMarked
package dev.onset.functions.extrapolation;

import org.jspecify.annotations.NullMarked;
