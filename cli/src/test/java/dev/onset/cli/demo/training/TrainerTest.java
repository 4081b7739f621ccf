package dev.onset.cli.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Configuration EASY = new Configuration(Task.TEACHER, 16, 0.01, 0, Schedule.CONSTANT, 64, 16,
            40, 1);

    @Test
    void theSameConfigurationTrainsTheSameCurve() {
        assertThat(curve(EASY)).isEqualTo(curve(EASY));
    }

    @Test
    void otherRunsOnOtherThreadsChangeNothing() {
        List<List<Double>> curves = IntStream.range(0, 8).parallel().mapToObj(i -> curve(EASY)).distinct().toList();

        assertThat(curves).containsExactly(curve(EASY));
    }

    @Test
    void everyMachineTrainsTheSameNumbers() {
        Configuration spirals = new Configuration(Task.SPIRALS, 8, 0.1, 0.003, Schedule.WARMUP_COSINE, 100, 32, 20, 7);

        assertThat(Trainer.train(EASY).epochs().getLast().valLoss()).isEqualTo(0.7092232644863493);
        assertThat(Trainer.train(spirals).epochs().getLast().trainLoss()).isEqualTo(0.6430347261238798);
    }

    @Test
    void anotherSeedTrainsAnotherCurve() {
        Configuration other = new Configuration(Task.TEACHER, 16, 0.01, 0, Schedule.CONSTANT, 64, 16, 40, 2);

        assertThat(curve(other)).isNotEqualTo(curve(EASY));
    }

    @Test
    void theTrainingLossOfAnEasyTaskFallsToATenth() {
        Training training = Trainer.train(EASY);

        assertThat(training.epochs().getLast().trainLoss()).isLessThan(training.epochs().getFirst().trainLoss() / 10);
    }

    @Test
    void aCheckerboardIsLearntBetterThanByGuessing() {
        Training training = Trainer
                .train(new Configuration(Task.CHECKERBOARD, 32, 0.03, 0, Schedule.COSINE, 1000, 32, 60, 1));

        assertThat(training.epochs().getLast().valAccuracy()).isGreaterThan(0.7);
    }

    @Test
    void aLearningRateFarTooHighDiverges() {
        Training training = Trainer.train(new Configuration(Task.TEACHER, 16, 10, 0, Schedule.CONSTANT, 64, 16, 5, 1));

        assertThat(training.epochs().getLast().trainLoss()).isNotFinite();
        assertThat(training.epochs().getLast().valLoss()).isNotFinite();
    }

    @Test
    void anEpochsLossIsTheMeanOfItsBatches() {
        Training training = Trainer.train(EASY);

        double mean = training.batches().subList(0, 4).stream().mapToDouble(Training.Batch::loss).average()
                .orElseThrow();
        assertThat(training.batches()).hasSize(4 * 40);
        assertThat(training.epochs().getFirst().trainLoss()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void aRegressionHasNoAccuracy() {
        assertThat(Trainer.train(EASY).epochs()).allMatch(
                epoch -> Double.isNaN(epoch.trainAccuracy()) && Double.isNaN(epoch.valAccuracy()));
    }

    private static List<Double> curve(Configuration configuration) {
        return Trainer.train(configuration).epochs().stream().map(Training.Epoch::valLoss).toList();
    }
}
