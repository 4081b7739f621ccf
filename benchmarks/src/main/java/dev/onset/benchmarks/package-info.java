@NullMarked
package dev.onset.benchmarks;

import org.jspecify.annotations.NullMarked;
