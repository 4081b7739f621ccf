@NullMarked
package dev.onset.sql;

import org.jspecify.annotations.NullMarked;
