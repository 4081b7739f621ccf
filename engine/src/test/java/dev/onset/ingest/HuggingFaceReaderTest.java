package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceReaderTest {

    private static final String TWO_ENTRIES = """
        {"epoch": 0.5, "learning_rate": 1e-05, "loss": 2.5, "step": 10},
        {"epoch": 1.0, "eval_loss": 2.25, "eval_accuracy": 0.5, "step": 20}""";
    private static final String THREE_ENTRIES = TWO_ENTRIES + """
        ,
        {"epoch": 1.5, "learning_rate": 5e-06, "loss": NaN, "grad_norm": 1.5, "step": 30}""";
    private static final String SUMMARY = """
        ,
        {"epoch": 1.5, "step": 30, "total_flos": 1.0, "train_loss": 2.0, "train_runtime": 60.5}""";

    @TempDir
    Path folder;

    private void write(String path, String entries) throws IOException {
        Path file = folder.resolve("logs").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"best_metric\": 0.5, \"global_step\": 30, \"max_steps\": 100, \"trial_name\": null,"
                + " \"log_history\": [" + entries + "]}");
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void theLogIsPointsAndItsSummaryIsTags() throws IOException {
        write("whisper/trainer_state.json", THREE_ENTRIES + SUMMARY);
        try (Imported logs = read()) {
            int run = logs.run("whisper");
            assertThat(logs.points(run, "loss")).containsExactly("10=2.5", "30=NaN");
            assertThat(logs.points(run, "eval_loss")).containsExactly("20=2.25");
            assertThat(logs.metrics(run)).doesNotContain("train_loss", "train_runtime", "step");
            assertThat(logs.canonical(run)).containsEntry("train_loss", "loss").containsEntry("val_loss", "eval_loss")
                    .containsEntry("lr", "learning_rate").containsEntry("val_acc", "eval_accuracy");
            assertThat(logs.tags(run)).containsEntry("summary.train_loss", "2").containsEntry("best_metric", "0.5");
            assertThat(logs.params(run)).containsEntry("max_steps", "100");
            assertThat(logs.snapshot().runs().status(run)).isEqualTo("finished");
        }
    }

    @Test
    void checkpointsOfARunAreThatRun() throws IOException {
        write("bert/checkpoint-20/trainer_state.json", TWO_ENTRIES);
        write("bert/checkpoint-30/trainer_state.json", THREE_ENTRIES);
        write("bert/last-checkpoint/trainer_state.json", THREE_ENTRIES);
        try (Imported logs = read()) {
            assertThat(logs.names()).containsExactly("bert");
            assertThat(logs.points(0, "loss")).hasSize(2);
            assertThat(logs.snapshot().runs().status(0)).isNull();
            assertThat(logs.report().warnings()).isEmpty();
        }
    }

    @Test
    void aCheckpointReadAloneIsTheSameRun() throws IOException {
        write("bert/checkpoint-20/trainer_state.json", TWO_ENTRIES);
        write("bert/checkpoint-30/trainer_state.json", THREE_ENTRIES);
        String whole;
        try (Imported logs = read()) {
            whole = logs.snapshot().runs().runId(0);
        }
        try (Imported logs = Imported.of(folder.resolve("other"), folder.resolve("logs/bert/checkpoint-30"))) {
            assertThat(logs.snapshot().runs().runId(0)).isEqualTo(whole);
        }
    }

    @Test
    void aCheckpointOfAnEarlierStartIsSaid() throws IOException {
        write("bert/checkpoint-5/trainer_state.json", "{\"loss\": 9.5, \"step\": 5}");
        write("bert/checkpoint-30/trainer_state.json", THREE_ENTRIES);
        try (Imported logs = read()) {
            assertThat(logs.names()).containsExactly("bert");
            assertThat(logs.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.path().toString()).contains("checkpoint-5"));
        }
    }

    @Test
    void aBrokenStateIsAFailureAndTheOtherIsRead() throws IOException {
        write("bert/checkpoint-20/trainer_state.json", TWO_ENTRIES);
        write("bert/checkpoint-30/trainer_state.json", THREE_ENTRIES + ", {");
        try (Imported logs = read()) {
            assertThat(logs.points(0, "eval_loss")).containsExactly("20=2.25");
            assertThat(logs.report().failures()).singleElement().asString().contains("checkpoint-30", "line");
        }
    }

    @Test
    void aGitLfsPointerIsSkippedAndSaid() throws IOException {
        Path file = Files.createDirectories(folder.resolve("logs/a")).resolve("trainer_state.json");
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4419\n");
        try (Imported logs = read()) {
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("Git LFS"));
        }
    }
}
