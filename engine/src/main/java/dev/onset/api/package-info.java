@NullMarked
package dev.onset.api;

import org.jspecify.annotations.NullMarked;
