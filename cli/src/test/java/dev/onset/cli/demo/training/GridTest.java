package dev.onset.cli.demo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the grid's real curves show, by rules as plain as possible. */
class GridTest {
    private static List<Curves> runs = List.of();

    @BeforeAll
    static void train() {
        runs = Grid.configurations().parallelStream().map(Trainer::train).map(Curves::of).toList();
    }

    @Test
    void configurationsAreDistinctAndAboutSixty() {
        assertThat(runs).hasSizeBetween(60, 70);
        assertThat(runs.stream().map(Curves::configuration)).doesNotHaveDuplicates();
    }

    @Test
    void someRunsDiverge() {
        assertThat(matching(run -> Double.isNaN(run.lastVal()))).hasSizeBetween(2, 6);
    }

    @Test
    void someRunsOverfitEarly() {
        assertThat(matching(run -> run.overfits() && run.best() < run.epochs() / 10)).hasSizeGreaterThan(5);
    }

    @Test
    void someRunsOverfitLate() {
        assertThat(matching(run -> run.overfits() && run.best() > run.epochs() / 4)).hasSizeGreaterThan(2);
    }

    @Test
    void someRunsAreHealthyToTheEnd() {
        assertThat(matching(run -> run.lastVal() < 0.8 * run.val()[0] && run.lastVal() < 1.05 * run.val()[run.best()]))
                .hasSizeGreaterThan(10);
    }

    @Test
    void inSomeRunsTheGapGrowsAlthoughValidationStillImproves() {
        assertThat(matching(run -> run.fallsInTheSecondHalf(run.val()) && run.gapGrowsInTheSecondHalf()))
                .hasSizeGreaterThan(2);
    }

    @Test
    void someDropsBuyALowerValidationLossThatIsLostAgain() {
        assertThat(matching(Curves::firstDropReboundsAndRelapses)).hasSizeGreaterThan(2);
    }

    private static List<Curves> matching(Predicate<Curves> rule) {
        return runs.stream().filter(rule).toList();
    }

    private record Curves(Configuration configuration, double[] train, double[] val, double[] learningRate) {
        static Curves of(Training training) {
            List<Training.Epoch> epochs = training.epochs();
            return new Curves(training.configuration(),
                    epochs.stream().mapToDouble(Training.Epoch::trainLoss).toArray(),
                    epochs.stream().mapToDouble(Training.Epoch::valLoss).toArray(),
                    epochs.stream().mapToDouble(Training.Epoch::learningRate).toArray());
        }

        int epochs() {
            return val.length;
        }

        int best() {
            int best = 0;
            for (int i = 1; i < val.length; i++) {
                best = val[i] < val[best] ? i : best;
            }
            return best;
        }

        double lastVal() {
            return mean(val, epochs() - 5, epochs());
        }

        boolean overfits() {
            return lastVal() > 1.1 * val[best()] && mean(train, epochs() - 5, epochs()) < train[best()];
        }

        boolean fallsInTheSecondHalf(double[] curve) {
            return mean(curve, epochs() - 10, epochs()) < 0.98 * mean(curve, epochs() / 2 - 10, epochs() / 2);
        }

        boolean gapGrowsInTheSecondHalf() {
            double before = mean(val, epochs() / 2 - 10, epochs() / 2) - mean(train, epochs() / 2 - 10, epochs() / 2);
            double after = mean(val, epochs() - 10, epochs()) - mean(train, epochs() - 10, epochs());
            return after > 1.1 * before;
        }

        boolean firstDropReboundsAndRelapses() {
            if (configuration.schedule() != Schedule.STEP) {
                return false;
            }
            int drop = 1;
            while (learningRate[drop] == learningRate[0]) {
                drop++;
            }
            double before = mean(val, drop - 3, drop);
            double trough = Arrays.stream(val, drop, drop + 10).min().orElseThrow();
            return trough < 0.97 * before && lastVal() > 1.03 * trough;
        }

        private static double mean(double[] curve, int from, int to) {
            return Arrays.stream(curve, from, to).average().orElseThrow();
        }
    }
}
