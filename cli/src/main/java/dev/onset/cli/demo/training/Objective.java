package dev.onset.cli.demo.training;

/** What training lowers. */
enum Objective {
    /** The softmax cross-entropy, in nats; the target is the class number. */
    CROSS_ENTROPY {
        @Override
        double loss(double[] outputs, double target, double[] error) {
            double highest = Double.NEGATIVE_INFINITY;
            for (double output : outputs) {
                // Math.max hands on NaN, so that a diverged network has the loss NaN.
                highest = Math.max(highest, output);
            }
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                error[i] = StrictMath.exp(outputs[i] - highest);
                sum += error[i];
            }
            for (int i = 0; i < outputs.length; i++) {
                error[i] = error[i] / sum - (i == (int) target ? 1 : 0);
            }
            return StrictMath.log(sum) - (outputs[(int) target] - highest);
        }

        @Override
        boolean correct(double[] outputs, double target) {
            int highest = 0;
            for (int i = 1; i < outputs.length; i++) {
                if (outputs[i] > outputs[highest]) {
                    highest = i;
                }
            }
            return highest == (int) target;
        }
    },

    /** Half the squared error. */
    SQUARED_ERROR {
        @Override
        double loss(double[] outputs, double target, double[] error) {
            error[0] = outputs[0] - target;
            return 0.5 * error[0] * error[0];
        }

        @Override
        boolean correct(double[] outputs, double target) {
            return outputs[0] == target;
        }
    };

    /**
     * The loss of one example; not finite when the network has diverged.
     *
     * @param error is overwritten with the derivative of the loss by each output
     */
    abstract double loss(double[] outputs, double target, double[] error);

    /** Whether the prediction hits the target. */
    abstract boolean correct(double[] outputs, double target);
}
