@NullMarked
package dev.onset.functions.statistics;

import org.jspecify.annotations.NullMarked;
