package dev.onset.cli.demo.logs;

import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Schedule;
import dev.onset.cli.demo.training.Task;
import dev.onset.cli.demo.training.Trainer;
import dev.onset.cli.demo.training.Training;

/** Runs of four epochs with three steps each, trained for the tests of the loggers. */
final class SmallRuns {
    static final int EPOCHS = 4;
    static final int STEPS_PER_EPOCH = 3;

    private SmallRuns() {}

    static Training classification() {
        return Trainer.train(
                new Configuration(Task.SPIRALS, 4, 0.1, 0.003, Schedule.STEP, 24, 8, EPOCHS, 1));
    }

    static Training regression() {
        return Trainer.train(
                new Configuration(Task.TEACHER, 4, 0.03, 0, Schedule.CONSTANT, 24, 8, EPOCHS, 1));
    }

    /** A regression whose losses are not finite from the second epoch at the latest. */
    static Training diverged() {
        return Trainer.train(
                new Configuration(Task.TEACHER, 4, 1e60, 0, Schedule.CONSTANT, 24, 8, EPOCHS, 1));
    }
}
