package dev.onset.cli.demo;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Trainer;
import dev.onset.cli.demo.training.Training;

/** Trains the runs of the demo, several at a time. */
final class DemoRuns {
    private DemoRuns() {}

    /**
     * Trains every configuration. Which runs share the processor does not change a number in any of them.
     *
     * @param finished is told after each run how many have finished, from any thread
     * @return the runs in the order of the configurations
     */
    static List<Training> train(List<Configuration> configurations, IntConsumer finished) {
        AtomicInteger count = new AtomicInteger();
        return configurations.parallelStream().map(configuration -> {
            Training training = Trainer.train(configuration);
            finished.accept(count.incrementAndGet());
            return training;
        }).toList();
    }
}
