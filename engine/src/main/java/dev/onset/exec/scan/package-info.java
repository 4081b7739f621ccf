@NullMarked
package dev.onset.exec.scan;

import org.jspecify.annotations.NullMarked;
