package dev.onset.archive.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricConventionsTest {

    private static Map<String, String> choose(String... names) {
        return MetricConventions.choose(List.of(names));
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
        assertThat(choose("test/ctc_loss", "validation/ctc_loss")).containsEntry("validation/ctc_loss", "val_loss");
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Lightning           | train_loss_step, train_loss_epoch, val_loss, lr-AdamW | train_loss_epoch=train_loss, val_loss=val_loss, lr-AdamW=lr
            Lightning loaders   | val_loss/dataloader_idx_1, val_loss/dataloader_idx_0 | val_loss/dataloader_idx_0=val_loss
            Keras               | epoch, accuracy, loss, lr, val_accuracy, val_loss | epoch=epoch, accuracy=train_acc, loss=train_loss, lr=lr, val_accuracy=val_acc, val_loss=val_loss
            Keras classes       | loss, sparse_categorical_accuracy, val_sparse_categorical_accuracy | loss=train_loss, sparse_categorical_accuracy=train_acc, val_sparse_categorical_accuracy=val_acc
            Keras on TensorBoard| epoch_loss, epoch_accuracy, epoch_learning_rate | epoch_loss=train_loss, epoch_accuracy=train_acc, epoch_learning_rate=lr
            Trainer             | loss, grad_norm, learning_rate, epoch, eval_loss, eval_accuracy, eval_runtime | loss=train_loss, grad_norm=grad_norm, learning_rate=lr, epoch=epoch, eval_loss=val_loss, eval_accuracy=val_acc
            Trainer on W&B      | train/loss, train/learning_rate, train/grad_norm, train/epoch, train/global_step, eval/loss | train/loss=train_loss, train/learning_rate=lr, train/grad_norm=grad_norm, train/epoch=epoch, eval/loss=val_loss
            timm                | epoch, train_loss, eval_loss, eval_top1, eval_top5, lr | epoch=epoch, train_loss=train_loss, eval_loss=val_loss, eval_top1=val_acc, lr=lr
            DeiT                | train_lr, train_loss, test_loss, test_acc1, test_acc5, epoch, n_parameters | train_lr=lr, train_loss=train_loss, test_loss=val_loss, test_acc1=val_acc, epoch=epoch
            DETR                | train_lr, train_class_error, train_loss, train_loss_ce, train_loss_bbox, test_loss, test_loss_ce | train_lr=lr, train_loss=train_loss, test_loss=val_loss
            PyTorch ImageNet    | train/Prec@1, val/Prec@1, val/Prec@5, train/Loss, val/Loss | train/Prec@1=train_acc, val/Prec@1=val_acc, train/Loss=train_loss, val/Loss=val_loss
            MMEngine            | base_lr, lr, loss, loss_cls, grad_norm, epoch, memory, data_time | lr=lr, loss=train_loss, grad_norm=grad_norm, epoch=epoch
            MMPretrain          | lr, loss, accuracy/top1, accuracy/top5 | lr=lr, loss=train_loss, accuracy/top1=val_acc
            Detectron2          | total_loss, loss_cls, loss_box_reg, loss_rpn_cls, lr, fast_rcnn/cls_accuracy | total_loss=train_loss, lr=lr
            Object Detection API| Loss/total_loss, Loss/localization_loss, learning_rate | Loss/total_loss=train_loss, learning_rate=lr
            fairseq             | train_loss, train_nll_loss, valid_loss, valid_nll_loss, valid_best_loss, train_lr, train_gnorm | train_loss=train_loss, valid_loss=val_loss, train_lr=lr, train_gnorm=grad_norm
            YOLO                | epoch, train/box_loss, train/cls_loss, train/dfl_loss, val/box_loss, val/cls_loss, val/dfl_loss, lr/pg0, lr/pg1 | epoch=epoch, train/box_loss=train_loss, val/box_loss=val_loss, lr/pg0=lr
            YOLOv5              | train/box_loss, train/obj_loss, val/box_loss, val/obj_loss, x/lr0, x/lr1 | train/box_loss=train_loss, val/box_loss=val_loss, x/lr0=lr
            YOLO classes        | epoch, train/loss, metrics/accuracy_top1, metrics/accuracy_top5, val/loss, lr/pg0 | epoch=epoch, train/loss=train_loss, metrics/accuracy_top1=val_acc, val/loss=val_loss, lr/pg0=lr
            Megatron            | lm loss, lm loss vs samples, lm loss validation, lm loss validation ppl, learning-rate, grad-norm, loss-scale | lm loss=train_loss, lm loss validation=val_loss, learning-rate=lr, grad-norm=grad_norm
            DeepSpeed           | Train/Samples/train_loss, Train/Samples/lr, Train/Samples/loss_scale | Train/Samples/train_loss=train_loss, Train/Samples/lr=lr
            fastai              | epoch, train_loss, valid_loss, accuracy, error_rate, time | epoch=epoch, train_loss=train_loss, valid_loss=val_loss, accuracy=val_acc
            Chainer             | main/loss, main/accuracy, validation/main/loss, validation/main/accuracy, lr | main/loss=train_loss, main/accuracy=train_acc, validation/main/loss=val_loss, validation/main/accuracy=val_acc, lr=lr
            ESPnet              | train/loss, train/acc, valid/loss, valid/acc, train/optim0_lr0 | train/loss=train_loss, train/acc=train_acc, valid/loss=val_loss, valid/acc=val_acc, train/optim0_lr0=lr
            Ray                 | mean_accuracy, mean_loss | mean_accuracy=train_acc, mean_loss=train_loss
            Stable Baselines    | train/entropy_loss, train/value_loss, train/loss, train/learning_rate | train/loss=train_loss, train/learning_rate=lr
            Composer            | loss/train/total, metrics/train/MulticlassAccuracy, metrics/eval/MulticlassAccuracy, lr-DecoupledAdamW/group0, l2_norm/grad/global | loss/train/total=train_loss, metrics/train/MulticlassAccuracy=train_acc, metrics/eval/MulticlassAccuracy=val_acc, lr-DecoupledAdamW/group0=lr, l2_norm/grad/global=grad_norm
            OLMo                | train/CrossEntropyLoss, eval/c4/CrossEntropyLoss, optim/learning_rate_group0, optim/total_grad_norm | train/CrossEntropyLoss=train_loss, eval/c4/CrossEntropyLoss=val_loss, optim/learning_rate_group0=lr, optim/total_grad_norm=grad_norm
            torchtitan          | loss_metrics/global_avg_loss, loss_metrics/global_max_loss, lr, grad_norm | loss_metrics/global_avg_loss=train_loss, lr=lr, grad_norm=grad_norm
            AllenNLP            | training_loss, training_accuracy, validation_loss, validation_accuracy, best_validation_loss | training_loss=train_loss, training_accuracy=train_acc, validation_loss=val_loss, validation_accuracy=val_acc
            Flair               | EPOCH, LEARNING_RATE, TRAIN_LOSS, DEV_LOSS, DEV_ACCURACY | EPOCH=epoch, LEARNING_RATE=lr, TRAIN_LOSS=train_loss, DEV_LOSS=val_loss, DEV_ACCURACY=val_acc
            SummaryWriter       | Loss/train, Loss/test, Accuracy/train, Accuracy/test | Loss/train=train_loss, Loss/test=val_loss, Accuracy/train=train_acc, Accuracy/test=val_acc
            XGBoost             | train-logloss, eval-logloss, eval-auc | train-logloss=train_loss, eval-logloss=val_loss
            XGBoost, one set    | validation_0-logloss | validation_0-logloss=val_loss
            XGBoost, two sets   | validation_0-logloss, validation_1-logloss | validation_0-logloss=train_loss, validation_1-logloss=val_loss
            LightGBM            | training binary_logloss, valid_0 binary_logloss | training binary_logloss=train_loss, valid_0 binary_logloss=val_loss
            CatBoost            | learn/Logloss, test/Logloss | learn/Logloss=train_loss, test/Logloss=val_loss
            CatBoost regression | learn/RMSE, test/RMSE | learn/RMSE=train_loss, test/RMSE=val_loss
            Torch7              | loss, lr, test_acc | loss=train_loss, lr=lr, test_acc=val_acc
            tutorials           | Train Loss, Train Acc, Val Loss, Val Acc, LR | Train Loss=train_loss, Train Acc=train_acc, Val Loss=val_loss, Val Acc=val_acc, LR=lr
            camel case          | trainLoss, valLoss, learningRate, gradNorm | trainLoss=train_loss, valLoss=val_loss, learningRate=lr, gradNorm=grad_norm
            no losses           | params-norm, tokens/sec, loss-scale, val_mse_ratio, regularization | ''
            """)
    void everyLoggersDefaultNames(String logger, String names, String expected) {
        List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(", ", -1));
        assertThat(choose(names.split(", ", -1)).entrySet().stream().map(Object::toString)).as(logger)
                .containsExactlyInAnyOrderElementsOf(wanted);
    }
}
