@NullMarked
package dev.onset.functions.changepoint;

import org.jspecify.annotations.NullMarked;
