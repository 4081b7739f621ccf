@NullMarked
package dev.onset.functions.accuracy;

import org.jspecify.annotations.NullMarked;
