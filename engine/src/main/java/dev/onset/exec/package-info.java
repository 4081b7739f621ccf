@NullMarked
package dev.onset.exec;

import org.jspecify.annotations.NullMarked;
