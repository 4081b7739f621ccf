@NullMarked
package dev.onset.exec.join;

import org.jspecify.annotations.NullMarked;
