package dev.onset.functions;

import static dev.onset.functions.PublishedLog.EPOCH;
import static dev.onset.functions.PublishedLog.TRAIN;
import static dev.onset.functions.PublishedLog.VAL;
import static dev.onset.functions.PublishedLog.both;
import static dev.onset.functions.PublishedLog.val;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import dev.onset.functions.statistics.MannKendall;

/** Golden values, computed independently, of a published log whose validation still improves at its end. */
class PublishedLogTest {

    private static final Percentage REFERENCE = Percentage.withPercentage(1e-8);

    @Test
    void theGapGrowsByItsLeastSquaresSlope() {
        assertThat(both("gap_trend").number()).isCloseTo(0.0242491510277, REFERENCE);
    }

    @Test
    void theTheilSenSlopeCountsEpochsNotRows() {
        assertThat(both("gap_trend").option("theil_sen").number()).isCloseTo(0.0239230769231, REFERENCE);
    }

    @Test
    void theMannKendallTestOfTheGapHasItsPublishedStatistics() {
        double[] gap = new double[VAL.length];
        for (int i = 0; i < gap.length; i++) {
            gap[i] = VAL[i] - TRAIN[i];
        }
        MannKendall test = MannKendall.of(gap);
        assertThat(test.s()).isEqualTo(157);
        assertThat(test.variance()).isEqualTo(817);
        assertThat(test.z()).isCloseTo(5.45774914262, REFERENCE);
        assertThat(test.tau()).isCloseTo(0.918128654971, REFERENCE);
    }

    @Test
    void theGrowthOfTheGapIsSignificant() {
        assertThat(both("gap_trend_p").number()).isCloseTo(4.82208e-08, Percentage.withPercentage(1e-3));
    }

    @Test
    void theGapStaysSignificantWhenItsAutocorrelationIsAllowedFor() {
        assertThat(both("gap_trend_p").option("hamed_rao").number()).isLessThan(0.01);
    }

    @Test
    void validationFallsByItsLeastSquaresSlope() {
        assertThat(val("trend_slope").number()).isCloseTo(-0.00956899, within(5e-9));
    }

    @Test
    void validationFallsByItsTheilSenSlope() {
        assertThat(val("trend_slope").option("theil_sen").number()).isCloseTo(-0.01014286, within(5e-9));
    }

    @Test
    void validationFallsSignificantly() {
        assertThat(MannKendall.of(VAL).s()).isEqualTo(-129);
        assertThat(val("trend_p").number()).isCloseTo(7.52916e-06, Percentage.withPercentage(1e-3));
    }

    @Test
    void theGeneralizationLossIsPrecheltsPercentage() {
        assertThat(upTo(32)).isCloseTo(6.9914, within(5e-5));
        assertThat(upTo(37)).isCloseTo(4.0263, within(5e-5));
        assertThat(upTo(39)).isZero();
    }

    private static double upTo(int epoch) {
        int n = 0;
        while (n < EPOCH.length && EPOCH[n] <= epoch) {
            n++;
        }
        return FunctionCall.of("generalization_loss")
                .curve(Arrays.copyOf(EPOCH, n), Arrays.copyOf(VAL, n)).number();
    }

    @Test
    void theFirstRuleOfPrecheltStopsAt32() {
        assertThat(val("gl_stop_step").option(5.0).value()).isEqualTo(32.0);
    }

    @Test
    void theSecondRuleOfPrecheltNeverStops() {
        assertThat(both("pq_stop_step").option(0.75).option(5L).value()).isNull();
    }

    @Test
    void theSecondRuleStopsAt32JustBelowItsQuotient() {
        // PQ at 32 is 6.9914 / 65.2259 = 0.1072.
        assertThat(both("pq_stop_step").option(0.1071).option(5L).value()).isEqualTo(32.0);
        assertThat(both("pq_stop_step").option(0.1073).option(5L).value()).isNotEqualTo(32.0);
    }

    @Test
    void aPatienceOfThreeStopsAt36() {
        assertThat(val("patience_stop_step").option(3L).value()).isEqualTo(36.0);
    }

    @Test
    void aPatienceOfFiveNeverStops() {
        assertThat(val("patience_stop_step").option(5L).value()).isNull();
    }

    @Test
    void theRatioRuleFiresFirstAt26() {
        assertThat(both("overfit_onset").option("ratio").value()).isEqualTo(26.0);
    }

    @Test
    void theRunIsNotOverfitBecauseItsLastPointIsItsBest() {
        assertThat(both("overfit_onset").value()).isNull();
        assertThat(both("overfit_severity").value()).isEqualTo(0.0);
    }

    @Test
    void threePublishedRulesFireAllTheSame() {
        assertThat(both("overfit_onset").option("ratio").value()).isNotNull();
        assertThat(both("overfit_onset").option("patience").value()).isNotNull();
        assertThat(both("overfit_onset").option("gl").value()).isNotNull();
    }

    @Test
    void ourOtherMethodsDoNotFireEither() {
        assertThat(both("overfit_onset").option("durable").value()).isNull();
        assertThat(both("overfit_onset").option("hinge").value()).isNull();
    }

    @Test
    void theBestStepIsTheLastOne() {
        assertThat(val("best_step").value()).isEqualTo(39.0);
        assertThat(val("best_value").value()).isEqualTo(1.213);
        assertThat(val("wasted_steps").value()).isEqualTo(0.0);
    }
}
