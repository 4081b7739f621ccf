@NullMarked
package dev.onset.exec.expression;

import org.jspecify.annotations.NullMarked;
