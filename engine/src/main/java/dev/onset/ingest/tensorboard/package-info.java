/** The reader of TensorBoard's event files. */
@NullMarked
package dev.onset.ingest.tensorboard;

import org.jspecify.annotations.NullMarked;
