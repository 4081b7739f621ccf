@NullMarked
package dev.onset.functions.stopping;

import org.jspecify.annotations.NullMarked;
