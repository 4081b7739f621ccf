package dev.onset.cli.demo.training;

import java.util.Arrays;
import java.util.Locale;

/** Something to learn from few and noisy examples, so that a network can learn the noise by heart. */
public enum Task {
    /** Which of two interleaved spirals a point of the plane lies on; 15 % of the labels are flipped. */
    SPIRALS(2, 2, 2, 0.1) {
        @Override
        void draw(Randomness random, double[] features, int offset, double[] targets, int example) {
            int spiral = random.below(2);
            double along = StrictMath.sqrt(random.uniform(0.02, 1));
            double angle = 3 * StrictMath.PI * along + spiral * StrictMath.PI;
            features[offset] = 2 * along * StrictMath.cos(angle) + 0.08 * random.gaussian();
            features[offset + 1] = 2 * along * StrictMath.sin(angle) + 0.08 * random.gaussian();
            targets[example] = random.uniform() < 0.15 ? 1 - spiral : spiral;
        }
    },

    /** The colour of a 3 × 3 board at a point, with two inputs that say nothing; 15 % of the labels are flipped. */
    CHECKERBOARD(4, 2, 2, 0.1) {
        @Override
        void draw(Randomness random, double[] features, int offset, double[] targets, int example) {
            double x = random.uniform(-1.5, 1.5);
            double y = random.uniform(-1.5, 1.5);
            features[offset] = x;
            features[offset + 1] = y;
            for (int i = 2; i < inputs(); i++) {
                features[offset + i] = 0.5 * random.gaussian();
            }
            int colour = (int) (StrictMath.floor(x + 1.5) + StrictMath.floor(y + 1.5)) & 1;
            targets[example] = random.uniform() < 0.15 ? 1 - colour : colour;
        }
    },

    /** A regression: the output of a fixed random network of twelve inputs, with noise as large as half its spread. */
    TEACHER(12, 1, 1, 0.03) {
        @Override
        void draw(Randomness random, double[] features, int offset, double[] targets, int example) {
            for (int i = 0; i < inputs(); i++) {
                features[offset + i] = random.gaussian();
            }
            double output = 0;
            Randomness weights = new Randomness(TEACHER_SEED);
            for (int unit = 0; unit < 4; unit++) {
                double sum = 0;
                for (int i = 0; i < inputs(); i++) {
                    sum += 0.5 * weights.gaussian() * features[offset + i];
                }
                output += weights.gaussian() * StrictMath.tanh(sum);
            }
            targets[example] = output + 0.5 * random.gaussian();
        }
    };

    /** Validation examples of every task: enough for a smooth validation curve. */
    static final int VALIDATION_POINTS = 400;

    private static final long TEACHER_SEED = 41;

    private final int inputs;
    private final int outputs;
    private final int hiddenLayers;
    private final double usualLearningRate;

    Task(int inputs, int outputs, int hiddenLayers, double usualLearningRate) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.hiddenLayers = hiddenLayers;
        this.usualLearningRate = usualLearningRate;
    }

    abstract void draw(Randomness random, double[] features, int offset, double[] targets, int example);

    int inputs() {
        return inputs;
    }

    /** Whether a class is predicted, so that there is an accuracy; otherwise a number is. */
    public boolean classifies() {
        return outputs > 1;
    }

    /** The learning rate at which training goes well. */
    double usualLearningRate() {
        return usualLearningRate;
    }

    /** The widths of a network's layers for this task, inputs first. */
    int[] layers(int width) {
        int[] sizes = new int[hiddenLayers + 2];
        Arrays.fill(sizes, width);
        sizes[0] = inputs;
        sizes[sizes.length - 1] = outputs;
        return sizes;
    }

    /** Draws examples; the same seed draws the same ones. */
    Dataset sample(int size, long seed) {
        Randomness random = new Randomness(seed);
        double[] features = new double[size * inputs];
        double[] targets = new double[size];
        for (int example = 0; example < size; example++) {
            draw(random, features, example * inputs, targets, example);
        }
        return new Dataset(inputs, features, targets);
    }

    /** The name as it stands in the logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
