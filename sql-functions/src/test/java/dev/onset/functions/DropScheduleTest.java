package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The shape of a ResNet-18 on CIFAR-10 with a learning rate cut to a fifth at 60, 120 and 160: validation worsens from
 * 65 on, improves for a few epochs after 120 without regaining its best, and its loss then rises while accuracy improves.
 */
class DropScheduleTest {

    private static final int EPOCHS = 200;
    private final double[] lr = new double[EPOCHS];
    private final double[] train = new double[EPOCHS];
    private final double[] loss = new double[EPOCHS];
    private final double[] accuracy = new double[EPOCHS];

    DropScheduleTest() {
        for (int i = 0; i < EPOCHS; i++) {
            double jitter = 0.004 * Math.sin(i * 2.3);
            lr[i] = 0.1 * Math.pow(0.2, (i >= 60 ? 1 : 0) + (i >= 120 ? 1 : 0) + (i >= 160 ? 1 : 0));
            train[i] = 1.8 * Math.exp(-i / 40.0) + 0.01;
            double base = i <= 65
                    ? 0.62 + 1.2 * Math.exp(-i / 15.0) - (i >= 60 ? 0.03 * (i - 60) : 0)
                    : 0.485 + 0.004 * (i - 65);
            loss[i] = (i < 120 ? base : 0.56 + 0.003 * (i - 120)) + jitter;
            accuracy[i] = 0.95 - 0.4 * Math.exp(-i / 50.0) + 0.1 * jitter;
        }
    }

    private FunctionCall rebound(String function) {
        return FunctionCall.of(function).curve(lr).curve(loss);
    }

    @Test
    void itOverfitsFromAbout65() {
        assertThat(FunctionCall.of("overfit_onset").curve(train).curve(loss).number()).isBetween(60.0, 70.0);
    }

    @Test
    void itsLearningRateDropsThreeTimes() {
        assertThat(FunctionCall.of("lr_drop_count").curve(lr).value()).isEqualTo(3L);
        assertThat(FunctionCall.of("lr_drop_step").curve(lr).option(2L).value()).isEqualTo(120.0);
        assertThat(FunctionCall.of("lr_drop_step").curve(lr).option(4L).value()).isNull();
    }

    @Test
    void theDropAt120BuysBackSomeLoss() {
        assertThat(rebound("lr_rebound").option(2L).number()).isGreaterThan(0.1);
    }

    @Test
    void theDropAt120IsFollowedByARelapse() {
        assertThat(rebound("lr_relapse").option(2L).number()).isGreaterThan(0.1);
    }

    @Test
    void theGainOfTheDropAt120LastsForAWhile() {
        assertThat(rebound("lr_rebound_steps").option(2L).number()).isBetween(30.0, 75.0);
    }

    @Test
    void lossAndAccuracyRiseTogether() {
        assertThat(FunctionCall.of("loss_acc_divergence").curve(loss).curve(accuracy).number()).isBetween(60.0, 70.0);
        assertThat(FunctionCall.of("loss_acc_lag").curve(loss).curve(accuracy).number()).isPositive();
    }
}
