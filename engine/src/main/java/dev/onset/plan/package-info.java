@NullMarked
package dev.onset.plan;

import org.jspecify.annotations.NullMarked;
