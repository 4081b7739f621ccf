@NullMarked
package dev.onset.exec.window;

import org.jspecify.annotations.NullMarked;
