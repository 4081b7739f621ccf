package dev.onset.cli.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.demo.training.Training;

class TrainerStateLogTest {
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @TempDir
    private Path root;

    @Test
    void trainingLossesAreMeansOfFiveStepsRoundedToFourDecimals() throws IOException {
        Training training = SmallRuns.classification();

        JsonNode history = write(training).get("log_history");

        JsonNode fifthStep = history.get(1);
        double mean = training.batches().subList(0, 5).stream().mapToDouble(Training.Batch::loss).average()
                .orElseThrow();
        assertThat(fifthStep.get("step").asInt()).isEqualTo(5);
        assertThat(fifthStep.get("epoch").asDouble()).isEqualTo(5.0 / 3);
        assertThat(fifthStep.get("loss").asDouble()).isCloseTo(mean, within(0.5001e-4));
        assertThat(fifthStep.get("learning_rate").asDouble()).isEqualTo(training.epochs().get(1).learningRate());
    }

    @Test
    void thereIsAnEvaluationAnEpoch() throws IOException {
        Training training = SmallRuns.classification();

        JsonNode history = write(training).get("log_history");

        assertThat(history.findValues("eval_loss")).extracting(JsonNode::asDouble)
                .containsExactlyElementsOf(training.epochs().stream().map(Training.Epoch::valLoss).toList());
        assertThat(history.findValues("eval_accuracy")).hasSize(SmallRuns.EPOCHS);
    }

    @Test
    void theLastEntryIsASummary() throws IOException {
        JsonNode history = write(SmallRuns.regression()).get("log_history");

        JsonNode last = history.get(history.size() - 1);
        assertThat(last.fieldNames()).toIterable().containsExactly("epoch", "step", "total_flos", "train_loss",
                "train_runtime", "train_samples_per_second", "train_steps_per_second");
        assertThat(last.get("step").asInt()).isEqualTo(SmallRuns.EPOCHS * SmallRuns.STEPS_PER_EPOCH);
    }

    @Test
    void theTrialCarriesTheHyperParameters() throws IOException {
        JsonNode state = write(SmallRuns.classification());

        assertThat(state.get("trial_name").asText()).isEqualTo("run-3");
        assertThat(state.get("trial_params").toString()).isEqualTo("{\"learning_rate\":0.1,\"schedule\":\"step\","
                + "\"seed\":1,\"task\":\"spirals\",\"train_points\":24,\"weight_decay\":0.003,\"width\":4}");
    }

    @Test
    void aDivergedLossIsBareNaN() throws IOException {
        JsonNode history = write(SmallRuns.diverged()).get("log_history");

        assertThat(history.findValues("eval_loss").getLast().asDouble()).isNaN();
    }

    private JsonNode write(Training training) throws IOException {
        return JSON.readTree(new TrainerStateLog().write(root, training, 3).toFile());
    }
}
