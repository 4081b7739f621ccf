package dev.onset.cli.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final double STEP = 1e-6;

    @Test
    void theGradientOfTheCrossEntropyIsThatOfFiniteDifferences() {
        assertGradient(Objective.CROSS_ENTROPY, new int[]{3, 7, 5, 4}, 2);
    }

    @Test
    void theGradientOfTheSquaredErrorIsThatOfFiniteDifferences() {
        assertGradient(Objective.SQUARED_ERROR, new int[]{5, 8, 1}, 0.7);
    }

    @Test
    void gradientsOfSeveralExamplesAddUp() {
        Network network = network(new int[]{2, 4, 1});
        double[] features = {0.5, -1, 2, 0.25};
        double[] both = new double[network.parameters().length];
        double[] first = new double[both.length];
        double[] second = new double[both.length];

        addGradient(network, Objective.SQUARED_ERROR, features, 0, 1, both);
        addGradient(network, Objective.SQUARED_ERROR, features, 2, -1, both);
        addGradient(network, Objective.SQUARED_ERROR, features, 0, 1, first);
        addGradient(network, Objective.SQUARED_ERROR, features, 2, -1, second);

        for (int i = 0; i < both.length; i++) {
            assertThat(both[i]).isEqualTo(first[i] + second[i]);
        }
    }

    @Test
    void aNetworkThatHasOverflownHasALossThatIsNotFinite() {
        Network network = network(new int[]{2, 3, 2});
        network.parameters()[0] = Double.NaN;

        double[] outputs = network.forward(new double[]{1, 1}, 0);

        assertThat(Objective.CROSS_ENTROPY.loss(outputs, 1, new double[2])).isNaN();
    }

    private static void assertGradient(Objective objective, int[] sizes, double target) {
        Network network = network(sizes);
        double[] features = new double[sizes[0]];
        Randomness random = new Randomness(3);
        for (int i = 0; i < features.length; i++) {
            features[i] = random.gaussian();
        }
        double[] gradient = new double[network.parameters().length];
        addGradient(network, objective, features, 0, target, gradient);

        for (int i = 0; i < gradient.length; i++) {
            double value = network.parameters()[i];
            network.parameters()[i] = value + STEP;
            double above = loss(network, objective, features, target);
            network.parameters()[i] = value - STEP;
            double below = loss(network, objective, features, target);
            network.parameters()[i] = value;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((above - below) / (2 * STEP), within(1e-7));
        }
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
    }

    private static Network network(int[] sizes) {
        Network network = new Network(sizes);
        network.initialize(new Randomness(2));
        return network;
    }

    private static void addGradient(Network network, Objective objective, double[] features, int offset,
            double target, double[] gradient) {
        double[] outputs = network.forward(features, offset);
        double[] error = new double[outputs.length];
        objective.loss(outputs, target, error);
        network.backward(error, gradient);
    }

    private static double loss(Network network, Objective objective, double[] features, double target) {
        double[] outputs = network.forward(features, 0);
        return objective.loss(outputs, target, new double[outputs.length]);
    }
}
