@NullMarked
package dev.onset.functions.gap;

import org.jspecify.annotations.NullMarked;
