@NullMarked
package dev.onset.functions.learningrate;

import org.jspecify.annotations.NullMarked;
