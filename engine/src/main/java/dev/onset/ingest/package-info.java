@NullMarked
package dev.onset.ingest;

import org.jspecify.annotations.NullMarked;
