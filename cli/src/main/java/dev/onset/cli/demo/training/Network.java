package dev.onset.cli.demo.training;

/**
 * A fully connected network: rectified hidden layers and a linear last layer, for one example at a time.
 *
 * <p>The parameters of all layers lie in one flat array: per layer its weights, input by input, then its biases. That
 * order makes the inner loops run over independent sums, which the JIT compiles to vector instructions without changing
 * a single rounding.
 */
final class Network {
    private final int[] sizes;
    private final int[] firstWeight;
    private final double[] parameters;
    private final double[][] activations;
    private final double[][] errors;

    /** @param sizes the widths of the layers, inputs first */
    Network(int[] sizes) {
        this.sizes = sizes.clone();
        firstWeight = new int[sizes.length];
        activations = new double[sizes.length][];
        errors = new double[sizes.length][];
        int count = 0;
        for (int layer = 0; layer < sizes.length; layer++) {
            activations[layer] = new double[sizes[layer]];
            errors[layer] = new double[sizes[layer]];
            if (layer > 0) {
                firstWeight[layer] = count;
                count += sizes[layer - 1] * sizes[layer] + sizes[layer];
            }
        }
        parameters = new double[count];
    }

    /** Draws the weights as He et al. (2015) do, normal with variance 2 / inputs; biases stay 0. */
    void initialize(Randomness random) {
        for (int layer = 1; layer < sizes.length; layer++) {
            double scale = StrictMath.sqrt(2.0 / sizes[layer - 1]);
            int weights = sizes[layer - 1] * sizes[layer];
            for (int i = 0; i < weights; i++) {
                parameters[firstWeight[layer] + i] = scale * random.gaussian();
            }
        }
    }

    /** The parameters themselves, not a copy: training changes them in place. */
    double[] parameters() {
        return parameters;
    }

    /**
     * Computes the outputs for one example and keeps what {@link #backward} needs.
     *
     * @return the outputs, overwritten by the next call
     */
    double[] forward(double[] features, int offset) {
        System.arraycopy(features, offset, activations[0], 0, sizes[0]);
        for (int layer = 1; layer < sizes.length; layer++) {
            double[] input = activations[layer - 1];
            double[] output = activations[layer];
            int width = output.length;
            int weight = firstWeight[layer];
            System.arraycopy(parameters, weight + input.length * width, output, 0, width);
            for (double value : input) {
                // A rectified unit at rest adds nothing.
                if (value != 0) {
                    for (int unit = 0; unit < width; unit++) {
                        output[unit] += value * parameters[weight + unit];
                    }
                }
                weight += width;
            }
            if (layer < sizes.length - 1) {
                rectify(output);
            }
        }
        return activations[sizes.length - 1];
    }

    /**
     * Adds the gradient of the loss of the example last seen by {@link #forward}.
     *
     * @param outputError the derivative of the loss by each output
     * @param gradient    one sum per parameter
     */
    void backward(double[] outputError, double[] gradient) {
        System.arraycopy(outputError, 0, errors[sizes.length - 1], 0, outputError.length);
        for (int layer = sizes.length - 1; layer > 0; layer--) {
            double[] input = activations[layer - 1];
            double[] error = errors[layer];
            int width = error.length;
            int weight = firstWeight[layer];
            for (int i = 0; i < input.length; i++) {
                // The gradient of a unit at rest is 0, and so are those of its weights.
                if (input[i] != 0) {
                    if (layer > 1) {
                        errors[layer - 1][i] = dot(error, weight);
                    }
                    for (int unit = 0; unit < width; unit++) {
                        gradient[weight + unit] += input[i] * error[unit];
                    }
                } else {
                    errors[layer - 1][i] = 0;
                }
                weight += width;
            }
            for (int unit = 0; unit < width; unit++) {
                gradient[weight + unit] += error[unit];
            }
        }
    }

    private double dot(double[] error, int weight) {
        double even = 0;
        double odd = 0;
        int unit = 0;
        // Two sums, so that an addition need not wait for the one before.
        for (; unit + 1 < error.length; unit += 2) {
            even += error[unit] * parameters[weight + unit];
            odd += error[unit + 1] * parameters[weight + unit + 1];
        }
        return unit < error.length ? even + odd + error[unit] * parameters[weight + unit] : even + odd;
    }

    private static void rectify(double[] values) {
        for (int i = 0; i < values.length; i++) {
            // NaN stays NaN: a diverged network must look diverged.
            values[i] = values[i] <= 0 ? 0 : values[i];
        }
    }
}
