@NullMarked
package dev.onset.functions;

import org.jspecify.annotations.NullMarked;
