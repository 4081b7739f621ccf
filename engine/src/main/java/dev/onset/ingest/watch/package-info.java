/** Notices that files below some folders may have changed. */
@NullMarked
package dev.onset.ingest.watch;

import org.jspecify.annotations.NullMarked;
