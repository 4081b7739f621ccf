@NullMarked
package dev.onset.exec.physical;

import org.jspecify.annotations.NullMarked;
