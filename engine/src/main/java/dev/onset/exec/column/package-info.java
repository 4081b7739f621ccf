@NullMarked
package dev.onset.exec.column;

import org.jspecify.annotations.NullMarked;
