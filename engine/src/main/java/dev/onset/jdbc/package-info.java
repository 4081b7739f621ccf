@NullMarked
package dev.onset.jdbc;

import org.jspecify.annotations.NullMarked;
