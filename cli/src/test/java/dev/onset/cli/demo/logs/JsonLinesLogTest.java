package dev.onset.cli.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.demo.training.Training;

class JsonLinesLogTest {
    @TempDir
    private Path root;

    @Test
    void anEpochIsAnObjectOnALine() throws IOException {
        Training training = SmallRuns.classification();

        List<String> lines = Files.readAllLines(new JsonLinesLog().write(root, training, 0));

        JsonNode second = JsonMapper.builder().build().readTree(lines.get(1));
        assertThat(lines).hasSize(SmallRuns.EPOCHS);
        assertThat(second.fieldNames()).toIterable().containsExactly("train_lr", "train_loss", "train_grad_norm",
                "train_acc1", "test_loss", "test_acc1", "epoch", "n_parameters");
        assertThat(second.get("test_loss").asDouble()).isEqualTo(training.epochs().get(1).valLoss());
        assertThat(second.get("epoch").asInt()).isEqualTo(1);
    }

    @Test
    void weightsAndBiasesAreCounted() throws IOException {
        Path file = new JsonLinesLog().write(root, SmallRuns.regression(), 0);

        // 12 inputs to 4 units, then 4 units to 1 output, each with a bias.
        assertThat(Files.readString(file)).contains("\"n_parameters\": " + (12 * 4 + 4 + 4 + 1) + "}");
    }
}
