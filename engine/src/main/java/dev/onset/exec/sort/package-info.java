@NullMarked
package dev.onset.exec.sort;

import org.jspecify.annotations.NullMarked;
