/** The reader of Weights and Biases' run files. */
@NullMarked
package dev.onset.ingest.wandb;

import org.jspecify.annotations.NullMarked;
