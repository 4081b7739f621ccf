@NullMarked
package dev.onset.functions.overfitting;

import org.jspecify.annotations.NullMarked;
