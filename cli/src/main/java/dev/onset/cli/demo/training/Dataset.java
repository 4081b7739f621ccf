package dev.onset.cli.demo.training;

/**
 * Labelled examples.
 *
 * @param inputs   numbers per example
 * @param features the examples behind each other, {@code inputs} numbers each
 * @param targets  one per example: the class number (0, 1, …) or, for a regression, the value
 */
record Dataset(int inputs, double[] features, double[] targets) {
    int size() {
        return targets.length;
    }

    /** The position of an example's first number in {@link #features}. */
    int offset(int example) {
        return example * inputs;
    }
}
