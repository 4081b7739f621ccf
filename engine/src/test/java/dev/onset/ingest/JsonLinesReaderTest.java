package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesReaderTest {

    @TempDir
    Path folder;

    private Imported read(String name, String text) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/vit"));
        Files.writeString(logs.resolve(name), text);
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void aLineIsAnEpoch() throws IOException {
        try (Imported logs = read("log.txt", """
            {"train_lr": 1e-06, "train_loss": 4.5, "test_acc1": 0.25, "epoch": 0, "n_parameters": 5536768}
            {"train_lr": 1e-05, "train_loss": 4.25, "test_acc1": 0.5, "epoch": 1, "n_parameters": 5536768}
            """)) {
            int run = logs.run("vit");
            assertThat(logs.points(run, "train_loss")).containsExactly("0=4.5", "1=4.25");
            assertThat(logs.canonical(run)).containsEntry("lr", "train_lr").containsEntry("val_acc", "test_acc1");
            assertThat(logs.params(run)).containsEntry("n_parameters", "5536768");
            assertThat(logs.snapshot().runs().source(run)).isEqualTo("jsonl");
        }
    }

    @Test
    void bareNaNAndInfinityAreValuesAndNullIsNot() throws IOException {
        try (Imported logs = read("log.txt", """
            {"epoch": 0, "train_loss": NaN, "val_loss": null}
            {"epoch": 1, "train_loss": Infinity, "val_loss": -Infinity}
            {"epoch": 2, "train_loss": "NaN"}
            """)) {
            assertThat(logs.points(0, "train_loss")).containsExactly("0=NaN", "1=Infinity", "2=NaN");
            assertThat(logs.points(0, "val_loss")).containsExactly("1=-Infinity");
        }
    }

    @Test
    void withoutEpochsLinesAreCountedAndArraysSpread() throws IOException {
        try (Imported logs = read("log.txt", """
            {"train_loss": 3, "test_coco_eval_bbox": [0.5, 0.25], "nested": {"a": 1}}
            {"train_loss": 2, "test_coco_eval_bbox": [0.75, 0.5]}
            """)) {
            assertThat(logs.points(0, "train_loss")).containsExactly("0=3.0", "1=2.0");
            assertThat(logs.points(0, "test_coco_eval_bbox/1")).containsExactly("0=0.25", "1=0.5");
            assertThat(logs.points(0, "nested/a")).containsExactly("0=1.0");
        }
    }

    @Test
    void aHeaderObjectIsParameters() throws IOException {
        try (Imported logs = read("20240101_1200.log.json", """
            {"env_info": "Linux", "seed": 42, "config": {"optimizer": {"lr": 0.5}}}
            {"mode": "train", "epoch": 1, "iter": 50, "lr": 0.5, "loss": 4}
            {"mode": "train", "epoch": 1, "iter": 100, "lr": 0.5, "loss": 3}
            {"mode": "val", "epoch": 1, "iter": 7, "loss": 3.5}
            {"mode": "train", "epoch": 2, "iter": 50, "lr": 0.25, "loss": 2}
            """)) {
            assertThat(logs.params(0)).containsEntry("env_info", "Linux").containsEntry("seed", "42")
                    .containsEntry("optimizer.lr", "0.5");
            assertThat(logs.points(0, "loss")).containsExactly("50=4.0", "100=3.0", "150=2.0");
            assertThat(logs.points(0, "val/loss")).containsExactly("100=3.5");
            assertThat(logs.canonical(0)).containsEntry("val_loss", "val/loss").containsEntry("train_loss", "loss");
        }
    }

    @Test
    void anMmengineValidationRecordCallsItsEpochStep() throws IOException {
        try (Imported logs = read("scalars.json", """
            {"lr": 0.5, "loss": 4, "iter": 50, "epoch": 1, "step": 50}
            {"lr": 0.5, "loss": 3, "iter": 100, "epoch": 1, "step": 100}
            {"accuracy/top1": 0.5, "step": 1}
            {"lr": 0.5, "loss": 2, "iter": 150, "epoch": 2, "step": 150}
            """)) {
            assertThat(logs.points(0, "accuracy/top1")).containsExactly("100=0.5");
            assertThat(logs.points(0, "loss")).containsExactly("50=4.0", "100=3.0", "150=2.0");
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
        }
    }

    @Test
    void aRunAppendedToAnotherIsARunOfItsOwn() throws IOException {
        try (Imported logs = read("log.txt", """
            {"epoch": 0, "train_loss": 4}
            {"epoch": 1, "train_loss": 3}
            {"epoch": 0, "train_loss": 5}
            {"epoch": 1, "train_loss": 2}
            {"epoch": 4, "train_loss": 1}
            """)) {
            assertThat(logs.names()).containsExactly("vit", "vit#2");
            assertThat(logs.points(logs.run("vit#2"), "train_loss")).containsExactly("0=5.0", "1=2.0", "4=1.0");
        }
    }

    @Test
    void aCutLastLineIsSaidAndTheRestIsImported() throws IOException {
        try (Imported logs = read("log.txt", "{\"epoch\": 0, \"train_loss\": 4}\n{\"epoch\": 1, \"train_lo")) {
            assertThat(logs.points(0, "train_loss")).containsExactly("0=4.0");
            assertThat(logs.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("(2)", "cut short"));
            assertThat(logs.report().complete()).isTrue();
        }
    }

    @Test
    void aBrokenLineIsAFailureAndTheOthersAreRead() throws IOException {
        try (Imported logs = read("log.txt",
                "{\"epoch\": 0, \"train_loss\": 4}\n{\"epoch\": 1, \n{\"epoch\": 2, \"train_loss\": 3}\n")) {
            assertThat(logs.points(0, "train_loss")).containsExactly("0=4.0", "2=3.0");
            assertThat(logs.report().failures()).extracting(ImportReport.Failure::position).containsExactly("line 2");
        }
    }

    @Test
    void aLineLongerThanAnyBufferIsRead() throws IOException {
        String config = "{\"config\": \"" + "x".repeat(300_000) + "\", \"seed\": 1}\n";
        try (Imported logs = read("a.log.json", config + "{\"epoch\": 1, \"loss\": 2}\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("1=2.0");
            assertThat(logs.params(0).get("config")).hasSizeLessThan(5_000).endsWith("(300000 characters)");
        }
    }

    @Test
    void dataInJsonLinesIsNoLog() throws IOException {
        try (Imported logs = read("reviews.jsonl",
                "{\"text\": \"good\", \"label\": 1}\n{\"text\": \"bad\", \"label\": 0}\n")) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().filesUnrecognised()).isEqualTo(1);
        }
    }

    @Test
    void aConfigurationInJsonIsNoLog() throws IOException {
        try (Imported logs = read("config.json", "{\"epochs\": 10, \"batch\": 3, \"hidden\": 64}")) {
            assertThat(logs.snapshot().runCount()).isZero();
        }
    }
}
