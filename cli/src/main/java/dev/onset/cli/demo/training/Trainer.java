package dev.onset.cli.demo.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trains one network by stochastic gradient descent with momentum and weight decay, as PyTorch's SGD does. */
public final class Trainer {
    private final Configuration configuration;
    private final Dataset train;
    private final Dataset validation;
    private final Network network;
    private final Objective objective;
    private final double[] gradient;
    private final double[] velocity;
    private final double[] outputError;
    private final Randomness random;
    private final List<Training.Batch> batches = new ArrayList<>();

    private Trainer(Configuration configuration) {
        this.configuration = configuration;
        Task task = configuration.task();
        // The validation set is the same for all runs of a task; no run trains on its seed.
        validation = task.sample(Task.VALIDATION_POINTS, -1);
        train = task.sample(configuration.trainPoints(), configuration.seed());
        random = new Randomness(configuration.seed() + 1_000_000);
        int[] layers = task.layers(configuration.width());
        network = new Network(layers);
        network.initialize(random);
        objective = task.classifies() ? Objective.CROSS_ENTROPY : Objective.SQUARED_ERROR;
        gradient = new double[network.parameters().length];
        velocity = new double[gradient.length];
        outputError = new double[layers[layers.length - 1]];
    }

    /** Trains to the last epoch, also when the loss has long ceased to be finite: so do real trainers. */
    public static Training train(Configuration configuration) {
        double startedAt = now();
        Trainer trainer = new Trainer(configuration);
        List<Training.Epoch> epochs = new ArrayList<>();
        int[] order = new int[configuration.trainPoints()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int epoch = 0; epoch < configuration.epochs(); epoch++) {
            trainer.random.shuffle(order);
            epochs.add(trainer.epoch(order, epoch));
        }
        return new Training(configuration, trainer.gradient.length, startedAt, List.copyOf(trainer.batches),
                List.copyOf(epochs));
    }

    private Training.Epoch epoch(int[] order, int epoch) {
        double learningRate = configuration.learningRate()
                * configuration.schedule().factor(epoch, configuration.epochs());
        double lossSum = 0;
        double normSum = 0;
        int correct = 0;
        int steps = 0;
        for (int from = 0; from < order.length; from += configuration.batchSize()) {
            int to = Math.min(from + configuration.batchSize(), order.length);
            Arrays.fill(gradient, 0);
            double batchLoss = 0;
            for (int i = from; i < to; i++) {
                double target = train.targets()[order[i]];
                double[] outputs = network.forward(train.features(), train.offset(order[i]));
                correct += objective.correct(outputs, target) ? 1 : 0;
                batchLoss += objective.loss(outputs, target, outputError);
                network.backward(outputError, gradient);
            }
            double norm = step(learningRate, to - from);
            batches.add(new Training.Batch(batchLoss / (to - from), norm));
            lossSum += batchLoss;
            normSum += norm;
            steps++;
        }
        Evaluation evaluation = evaluate();
        return new Training.Epoch(lossSum / order.length, accuracy(correct, order.length), evaluation.loss(),
                evaluation.accuracy(), learningRate, normSum / steps, now());
    }

    private record Evaluation(double loss, double accuracy) {}

    private Evaluation evaluate() {
        double lossSum = 0;
        int correct = 0;
        for (int example = 0; example < validation.size(); example++) {
            double target = validation.targets()[example];
            double[] outputs = network.forward(validation.features(), validation.offset(example));
            correct += objective.correct(outputs, target) ? 1 : 0;
            lossSum += objective.loss(outputs, target, outputError);
        }
        return new Evaluation(lossSum / validation.size(), accuracy(correct, validation.size()));
    }

    private double accuracy(int correct, int examples) {
        return configuration.task().classifies() ? (double) correct / examples : Double.NaN;
    }

    /** Moves the parameters and returns the norm of the mean gradient. */
    private double step(double learningRate, int examples) {
        double[] parameters = network.parameters();
        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= examples;
            squares += gradient[i] * gradient[i];
        }
        double weightDecay = configuration.weightDecay();
        for (int i = 0; i < gradient.length; i++) {
            velocity[i] = Configuration.MOMENTUM * velocity[i] + gradient[i] + weightDecay * parameters[i];
            parameters[i] -= learningRate * velocity[i];
        }
        return StrictMath.sqrt(squares);
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }
}
