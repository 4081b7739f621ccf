@NullMarked
package dev.onset.exec.aggregate;

import org.jspecify.annotations.NullMarked;
