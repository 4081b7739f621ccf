package dev.onset.cli.demo.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The demo's runs: for each task, one question a block.
 *
 * <p>The values are chosen so that real training shows what the questions ask for: small sets with wide networks are
 * learnt by heart early, larger ones late or not at all, the highest learning rate diverges, and a step schedule shows
 * what a drop buys and for how long.
 */
public final class Grid {
    private static final int EPOCHS = 160;
    private static final int BATCH_SIZE = 32;
    private static final int[] WIDTHS = {8, 48};
    private static final double[] WEIGHT_DECAYS = {0, 0.003};
    private static final int[] TRAIN_POINTS = {96, 400};

    private final List<Configuration> configurations = new ArrayList<>();

    private Grid() {}

    /** The configurations, always the same ones in the same order. */
    public static List<Configuration> configurations() {
        Grid grid = new Grid();
        for (Task task : Task.values()) {
            grid.addTask(task);
        }
        return List.copyOf(grid.configurations);
    }

    private void addTask(Task task) {
        double usual = task.usualLearningRate();
        // Does the size of the network, of the set or the weight decay decide, and does a step schedule help?
        for (Schedule schedule : List.of(Schedule.CONSTANT, Schedule.STEP)) {
            for (int width : WIDTHS) {
                for (double weightDecay : WEIGHT_DECAYS) {
                    for (int trainPoints : TRAIN_POINTS) {
                        add(task, width, usual, weightDecay, schedule, trainPoints);
                    }
                }
            }
        }
        // A smooth schedule instead of steps.
        add(task, 48, usual, 0, Schedule.COSINE, 400);
        add(task, 48, usual, 0, Schedule.WARMUP_COSINE, 400);
        // A tenth of the usual learning rate: slow, and late to overfit.
        add(task, 48, usual / 10, 0, Schedule.CONSTANT, 400);
        add(task, 48, usual / 10, 0, Schedule.CONSTANT, 1000);
        // Ten times the usual one: too much.
        add(task, 48, usual * 10, 0, Schedule.CONSTANT, 96);
        add(task, 48, usual * 10, 0, Schedule.WARMUP_COSINE, 400);
    }

    private void add(Task task, int width, double learningRate, double weightDecay, Schedule schedule,
            int trainPoints) {
        long seed = configurations.size() + 1L;
        configurations.add(new Configuration(task, width, learningRate, weightDecay, schedule, trainPoints, BATCH_SIZE,
                EPOCHS, seed));
    }
}
