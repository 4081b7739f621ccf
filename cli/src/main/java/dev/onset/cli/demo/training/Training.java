package dev.onset.cli.demo.training;

import java.util.List;

/**
 * A finished run and all it measured. Losses are not finite where the run diverged.
 *
 * @param parameterCount weights and biases
 * @param startedAt      seconds since 1970
 * @param batches        one per optimizer step
 * @param epochs         one per epoch
 */
public record Training(Configuration configuration, int parameterCount, double startedAt, List<Batch> batches,
        List<Epoch> epochs) {

    /**
     * One optimizer step.
     *
     * @param loss         mean over the batch, before the step
     * @param gradientNorm Euclidean norm of the mean gradient, without weight decay
     */
    public record Batch(double loss, double gradientNorm) {}

    /**
     * One epoch.
     *
     * @param trainLoss     mean over the epoch's examples, each seen before its step, as trainers report it
     * @param trainAccuracy share of these examples that were predicted right; NaN for a regression
     * @param valLoss       mean over the validation set at the end of the epoch
     * @param valAccuracy   share of the validation set that is predicted right; NaN for a regression
     * @param learningRate  during the epoch
     * @param gradientNorm  mean over the epoch's steps
     * @param endedAt       seconds since 1970
     */
    public record Epoch(double trainLoss, double trainAccuracy, double valLoss, double valAccuracy,
            double learningRate, double gradientNorm, double endedAt) {}

    /** Seconds from start to end. */
    public double seconds() {
        return epochs.getLast().endedAt() - startedAt;
    }
}
