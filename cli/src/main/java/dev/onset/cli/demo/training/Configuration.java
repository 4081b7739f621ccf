package dev.onset.cli.demo.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hyper-parameters of one run. Equal configurations train equal networks, on every machine.
 *
 * @param width       units per hidden layer
 * @param trainPoints training examples
 * @param batchSize   examples per optimizer step
 * @param seed        of the data, the first weights and the order of the examples
 */
public record Configuration(Task task, int width, double learningRate, double weightDecay, Schedule schedule,
        int trainPoints, int batchSize, int epochs, long seed) {

    /** Of the stochastic gradient descent; the same for all runs. */
    static final double MOMENTUM = 0.9;

    public int stepsPerEpoch() {
        return (trainPoints + batchSize - 1) / batchSize;
    }

    /** What varies over the grid, by the names under which every log carries it. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("task", task.label());
        parameters.put("width", width);
        parameters.put("learning_rate", number(learningRate));
        parameters.put("weight_decay", number(weightDecay));
        parameters.put("schedule", schedule.label());
        parameters.put("train_points", trainPoints);
        parameters.put("seed", seed);
        return parameters;
    }

    /** Without a fraction where there is none: some logs tell 1.0 from 1 and others do not. */
    private static Number number(double value) {
        if (value == StrictMath.rint(value)) {
            return (long) value;
        }
        return value;
    }
}
