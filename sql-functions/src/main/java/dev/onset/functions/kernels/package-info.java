@NullMarked
package dev.onset.functions.kernels;

import org.jspecify.annotations.NullMarked;
