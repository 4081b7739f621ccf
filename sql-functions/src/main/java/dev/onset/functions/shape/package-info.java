@NullMarked
package dev.onset.functions.shape;

import org.jspecify.annotations.NullMarked;
