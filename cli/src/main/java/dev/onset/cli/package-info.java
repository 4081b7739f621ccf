@NullMarked
package dev.onset.cli;

import org.jspecify.annotations.NullMarked;
