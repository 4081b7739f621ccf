@NullMarked
package dev.onset.archive;

import org.jspecify.annotations.NullMarked;
