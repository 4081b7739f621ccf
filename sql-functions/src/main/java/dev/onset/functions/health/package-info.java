@NullMarked
package dev.onset.functions.health;

import org.jspecify.annotations.NullMarked;
