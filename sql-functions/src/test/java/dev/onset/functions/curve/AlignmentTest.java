package dev.onset.functions.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.onset.functions.kernels.KernelProvider;

class AlignmentTest {

    private static void align(double[] trainSteps, double[] train, double[] valSteps, double[] val,
            Consumer<AlignedCurves> check) {
        try (CurveCollector t = new CurveCollector();
                CurveCollector v = new CurveCollector();
                CurveGroup group = new CurveGroup(KernelProvider.kernels(), 2)) {
            group.begin();
            group.set(0, collect(t, trainSteps, train));
            group.set(1, collect(v, valSteps, val));
            check.accept(group.aligned(0, 1));
        }
    }

    private static Curve collect(CurveCollector collector, double[] steps, double[] values) {
        collector.begin(true);
        for (int i = 0; i < steps.length; i++) {
            collector.add((long) steps[i], values[i]);
        }
        return collector.finish();
    }

    @Test
    void trainIsTheMeanSinceThePreviousEvaluation() {
        align(new double[]{1, 2, 3, 4, 5}, new double[]{1, 3, 5, 7, 100}, new double[]{2, 4},
                new double[]{0.1, 0.2}, aligned -> {
                    assertThat(aligned.length()).isEqualTo(2);
                    assertThat(aligned.trainAt(0)).isEqualTo(2);
                    assertThat(aligned.trainAt(1)).isEqualTo(6);
                });
    }

    @Test
    void withoutTrainInTheIntervalTheLastOneBeforeItCounts() {
        align(new double[]{1, 2}, new double[]{1, 3}, new double[]{2, 4, 6}, new double[]{1, 1, 1},
                aligned -> assertThat(aligned.trainAt(2)).isEqualTo(3));
    }

    @Test
    void anEvaluationBeforeAllTrainingHasNone() {
        align(new double[]{1}, new double[]{5}, new double[]{0, 1}, new double[]{1, 1}, aligned -> {
            assertThat(aligned.trainAt(0)).isNaN();
            assertThat(aligned.withoutTrain()).isEqualTo(1);
        });
    }

    @Test
    void valuesThatAreNotFiniteAreNotPartOfTheGridNorOfAMean() {
        align(new double[]{1, 2, 3}, new double[]{1, Double.NaN, 3}, new double[]{1, 2, 3},
                new double[]{0.5, Double.NEGATIVE_INFINITY, 0.7}, aligned -> {
                    assertThat(aligned.length()).isEqualTo(2);
                    assertThat(aligned.axis().longAt(1)).isEqualTo(3);
                    assertThat(aligned.trainAt(1)).isEqualTo(3);
                });
    }

    @Test
    void curvesLoggedTogetherAreNotCopied() {
        align(new double[]{1, 2}, new double[]{1, 2}, new double[]{1, 2}, new double[]{3, 4}, aligned -> {
            assertThat(aligned.trainOffset()).isZero();
            assertThat(aligned.trainAt(1)).isEqualTo(2);
            assertThat(aligned.valAt(1)).isEqualTo(4);
        });
    }

    @Test
    void aLogOfBatchesAndALogOfEpochsGiveTheSameMeans() {
        double[] steps = new double[100];
        double[] batches = new double[100];
        double[] evals = new double[10];
        double[] epochs = new double[10];
        for (int i = 0; i < 100; i++) {
            steps[i] = i + 1;
            batches[i] = 3 - i % 10 + i / 10;
            epochs[i / 10] += batches[i] / 10;
            evals[i / 10] = i + 1;
        }
        align(steps, batches, evals, evals, fine -> align(evals, epochs, evals, evals, coarse -> {
            for (int i = 0; i < 10; i++) {
                assertThat(fine.trainAt(i)).isCloseTo(coarse.trainAt(i), within(1e-12));
            }
        }));
    }
}
