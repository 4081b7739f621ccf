/** Readers of MLflow's stores: folders of small files, and databases. */
@NullMarked
package dev.onset.ingest.mlflow;

import org.jspecify.annotations.NullMarked;
