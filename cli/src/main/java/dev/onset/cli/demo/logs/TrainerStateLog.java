package dev.onset.cli.demo.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Training;

/**
 * Hugging Face's {@code trainer_state.json}, keys in alphabetical order. The training loss is logged every few steps,
 * rounded to four decimals; evaluations come in between; the last entry is a summary, not a point. The
 * hyper-parameters stand in {@code trial_params}, as after a hyper-parameter search.
 */
final class TrainerStateLog implements RunLog {
    private static final int LOGGING_STEPS = 5;

    @Override
    public String folder() {
        return "huggingface";
    }

    @Override
    public String description() {
        return "Hugging Face Trainer: run-N/trainer_state.json, hyper-parameters in its trial_params";
    }

    @Override
    public Path write(Path root, Training training, int number) throws IOException {
        Configuration configuration = training.configuration();
        int steps = training.batches().size();
        Map<String, @Nullable Object> state = new TreeMap<>();
        state.put("best_global_step", null);
        state.put("best_metric", null);
        state.put("best_model_checkpoint", null);
        state.put("epoch", (double) configuration.epochs());
        state.put("eval_steps", configuration.stepsPerEpoch());
        state.put("global_step", steps);
        state.put("is_hyper_param_search", true);
        state.put("is_local_process_zero", true);
        state.put("is_world_process_zero", true);
        state.put("log_history", history(training));
        state.put("logging_steps", LOGGING_STEPS);
        state.put("max_steps", steps);
        state.put("num_input_tokens_seen", 0);
        state.put("num_train_epochs", configuration.epochs());
        state.put("save_steps", 500);
        state.put("stateful_callbacks", Map.of());
        state.put("total_flos", 0.0);
        state.put("train_batch_size", configuration.batchSize());
        state.put("trial_name", "run-" + number);
        state.put("trial_params", new TreeMap<>(configuration.parameters()));
        Path directory = root.resolve(folder()).resolve("run-" + number);
        Files.createDirectories(directory);
        return Files.writeString(directory.resolve("trainer_state.json"), PythonText.indentedJson(state) + "\n");
    }

    private static List<Map<String, Object>> history(Training training) {
        List<Map<String, Object>> history = new ArrayList<>();
        int stepsPerEpoch = training.configuration().stepsPerEpoch();
        double lossSum = 0;
        double lossOfAll = 0;
        for (int step = 1; step <= training.batches().size(); step++) {
            Training.Batch batch = training.batches().get(step - 1);
            Training.Epoch epoch = training.epochs().get((step - 1) / stepsPerEpoch);
            double epochs = (double) step / stepsPerEpoch;
            lossSum += batch.loss();
            lossOfAll += batch.loss();
            if (step % LOGGING_STEPS == 0) {
                Map<String, Object> entry = entry(epochs, step);
                entry.put("grad_norm", batch.gradientNorm());
                entry.put("learning_rate", epoch.learningRate());
                entry.put("loss", PythonText.round(lossSum / LOGGING_STEPS, 4));
                history.add(entry);
                lossSum = 0;
            }
            if (step % stepsPerEpoch == 0) {
                Map<String, Object> entry = entry(epochs, step);
                entry.put("eval_loss", epoch.valLoss());
                if (training.configuration().task().classifies()) {
                    entry.put("eval_accuracy", epoch.valAccuracy());
                }
                history.add(entry);
            }
        }
        history.add(summary(training, lossOfAll / training.batches().size()));
        return history;
    }

    private static Map<String, Object> summary(Training training, double meanLoss) {
        int steps = training.batches().size();
        // A run shorter than the clock's millisecond still has a rate.
        double seconds = Math.max(training.seconds(), 0.001);
        int examples = training.configuration().trainPoints() * training.configuration().epochs();
        Map<String, Object> summary = entry(training.configuration().epochs(), steps);
        summary.put("total_flos", 0.0);
        summary.put("train_loss", meanLoss);
        summary.put("train_runtime", PythonText.round(seconds, 4));
        summary.put("train_samples_per_second", PythonText.round(examples / seconds, 3));
        summary.put("train_steps_per_second", PythonText.round(steps / seconds, 3));
        return summary;
    }

    private static Map<String, Object> entry(double epochs, int step) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("epoch", epochs);
        entry.put("step", step);
        return entry;
    }
}
