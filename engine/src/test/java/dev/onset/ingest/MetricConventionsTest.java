package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.onset.ingest.reader.MetricConventions;

class MetricConventionsTest {

    private static Map<String, String> choose(String... names) {
        return MetricConventions.choose(List.of(names), Map.of());
    }

    @Test
    void aNameIsCutIntoWords() {
        assertThat(MetricConventions.words("Loss/val.epoch-1 x")).containsExactly("loss", "val", "epoch", "1", "x");
        assertThat(MetricConventions.words("valLoss")).containsExactly("val", "loss");
        assertThat(MetricConventions.words("__LR__")).containsExactly("lr");
    }

    @Test
    void everyLoggersNamesAreKnown() {
        assertThat(choose("loss", "val_loss", "acc", "val_acc")).containsExactlyInAnyOrderEntriesOf(
                Map.of("loss", "train_loss", "val_loss", "val_loss", "acc", "train_acc", "val_acc", "val_acc"));
        assertThat(choose("loss", "eval_loss", "learning_rate", "grad_norm", "epoch", "eval_accuracy"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("loss", "train_loss", "eval_loss", "val_loss", "learning_rate", "lr",
                                "grad_norm", "grad_norm", "epoch", "epoch", "eval_accuracy", "val_acc"));
        assertThat(choose("Loss/train", "Loss/val")).containsEntry("Loss/val", "val_loss").containsEntry("Loss/train",
                "train_loss");
        assertThat(choose("train_lr", "train_loss", "test_loss", "test_acc1")).containsEntry("train_lr", "lr")
                .containsEntry("test_loss", "val_loss").containsEntry("test_acc1", "val_acc");
        assertThat(choose("training loss", "validation accuracy", "learning rate"))
                .containsEntry("training loss", "train_loss").containsEntry("validation accuracy", "val_acc")
                .containsEntry("learning rate", "lr");
    }

    @Test
    void validationComesBeforeTest() {
        assertThat(choose("test/loss", "validation/loss")).containsEntry("validation/loss", "val_loss")
                .doesNotContainKey("test/loss");
    }

    @Test
    void aNamedSplitComesBeforeABareName() {
        assertThat(choose("loss", "train/loss")).containsEntry("train/loss", "train_loss").doesNotContainKey("loss");
    }

    @Test
    void anEpochsLossComesBeforeAStepsLoss() {
        assertThat(choose("train_loss_step", "train_loss_epoch")).containsEntry("train_loss_epoch", "train_loss")
                .doesNotContainKey("train_loss_step");
        assertThat(choose("batch_loss", "epoch_loss")).containsEntry("epoch_loss", "train_loss");
    }

    @Test
    void theOnlyPrefixedLossIsTheLoss() {
        assertThat(choose("exposure_train_loss", "exposure_val_loss")).containsEntry("exposure_val_loss", "val_loss")
                .containsEntry("exposure_train_loss", "train_loss");
        assertThat(choose("train/ctc_loss", "validation/ctc_loss")).containsEntry("validation/ctc_loss", "val_loss");
    }

    @Test
    void ofTwoPrefixedLossesNoneIsTheLoss() {
        assertThat(choose("a_val_loss", "b_val_loss")).isEmpty();
    }

    @Test
    void aPartOfTheLossIsNotTheLoss() {
        assertThat(choose("loss_bbox", "val_loss_ce", "class_error")).isEmpty();
    }

    @Test
    void theFirstParameterGroupStandsForTheLearningRate() {
        assertThat(choose("lr-Adam/pg2", "lr-Adam/pg10")).containsExactly(Map.entry("lr-Adam/pg2", "lr"));
        assertThat(choose("lr-Adam/pg1", "train/lr")).containsExactly(Map.entry("train/lr", "lr"));
    }

    @Test
    void aBareAccuracyBesideNothingButAValidationLossIsValidation() {
        assertThat(choose("lr", "val loss", "acc")).containsEntry("acc", "val_acc");
    }

    @Test
    void lightningsGradientNormIsKnown() {
        assertThat(choose("grad_2.0_norm_total")).containsEntry("grad_2.0_norm_total", "grad_norm");
        assertThat(choose("grad_weight")).isEmpty();
    }

    @Test
    void theUsersChoiceOverridesTheConventions() {
        assertThat(MetricConventions.choose(List.of("val_loss", "my/tag"), Map.of("val_loss", "my/tag")))
                .containsExactly(Map.entry("my/tag", "val_loss"));
    }

    @Test
    void aRunWithoutTheUsersChoiceKeepsTheConventions() {
        assertThat(MetricConventions.choose(List.of("val_loss"), Map.of("val_loss", "my/tag")))
                .containsExactly(Map.entry("val_loss", "val_loss"));
    }
}
