package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLogReaderTest {

    @TempDir
    Path folder;

    private Imported read(String name, String text) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/vgg"));
        Files.writeString(logs.resolve(name), text);
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void namedNumbersWithAnEpoch() throws IOException {
        try (Imported logs = read("train.log", """
            Epoch: 20/50.. Training Loss: 1.402.. Validation Loss: 1.432..
            Epoch: 21/50.. Training Loss: 1.359.. Validation Loss: 1.398..
            Epoch: 22/50.. Training Loss: nan.. Validation Loss: 1.4e-3..
            """)) {
            assertThat(logs.snapshot().runs().source(0)).isEqualTo("text");
            assertThat(logs.points(0, "Training Loss")).containsExactly("20=1.402", "21=1.359", "22=NaN");
            assertThat(logs.points(0, "Validation Loss")).containsExactly("20=1.432", "21=1.398", "22=0.0014");
            assertThat(logs.canonical(0)).containsEntry("train_loss", "Training Loss").containsEntry("val_loss",
                    "Validation Loss");
        }
    }

    @Test
    void timeStampsAreTimesAndNoNames() throws IOException {
        try (Imported logs = read("log.txt", """
            Wed Oct 28 02:19:41 2020 Epoch 0, lr: 0.0001000, val loss: 149.25757, acc: 45.81000
            Wed Oct 28 02:20:50 2020 Epoch 1, lr: 0.0001000, val loss: 130.75906, acc: 52.83000
            """)) {
            assertThat(logs.metrics(0)).containsExactly("acc", "epoch", "lr", "val loss");
            assertThat(logs.canonical(0)).containsEntry("val_acc", "acc").containsEntry("val_loss", "val loss")
                    .doesNotContainKey("train_loss");
            assertThat(logs.logged(0, "acc").axis().time(0)).isEqualTo(1_603_851_581_000_000L);
            assertThat(logs.snapshot().runs().endedAt(0)).isEqualTo(1_603_851_650_000_000L);
        }
    }

    @Test
    void runsAppendedToAFileAreRunsOfTheirOwn() throws IOException {
        try (Imported logs = read("log.txt", """
            Epoch 0, val loss: 3
            Epoch 1, val loss: 2
            Epoch 0, val loss: 9
            Epoch 0, val loss: 8
            Epoch 1, val loss: 7
            Epoch 3, val loss: 6
            """)) {
            assertThat(logs.names()).containsExactly("vgg", "vgg#2", "vgg#3");
            assertThat(logs.points(logs.run("vgg#2"), "val loss")).containsExactly("0=9.0");
            assertThat(logs.points(logs.run("vgg#3"), "val loss")).containsExactly("0=8.0", "1=7.0", "3=6.0");
        }
    }

    @Test
    void severalRecordsOfAnEpochAreOneRun() throws IOException {
        try (Imported logs = read("log.txt", """
            Epoch 1, loss: 3
            Epoch 1, loss: 2.5
            Epoch 2, loss: 2
            Epoch 2, loss: 1.5
            """)) {
            assertThat(logs.points(0, "loss")).containsExactly("1=3.0", "1=2.5", "2=2.0", "2=1.5");
        }
    }

    @Test
    void batchesWithinAnEpochCountOn() throws IOException {
        try (Imported logs = read("log.txt", """
            Epoch [1/2], Step [100/600], Loss: 2.5
            Epoch [1/2], Step [600/600], Loss: 2.0
            Epoch [2/2], Step [100/600], Loss: 1.5
            """)) {
            assertThat(logs.points(0, "Loss")).containsExactly("100=2.5", "600=2.0", "700=1.5");
            assertThat(logs.points(0, "epoch")).containsExactly("100=1.0", "600=1.0", "700=2.0");
        }
    }

    @Test
    void aLinesFirstWordSaysWhatItIsAbout() throws IOException {
        try (Imported logs = read("log.txt", """
            Train Epoch: 1 [0/60000 (0%)]	Loss: 2.300000
            Train Epoch: 1 [640/60000 (1%)]	Loss: 1.200000
            Test set: Average loss: 0.0500, Accuracy: 9800/10000 (98%)
            """)) {
            assertThat(logs.points(0, "Loss")).containsExactly("0=2.3", "640=1.2");
            assertThat(logs.points(0, "test/Average loss")).containsExactly("640=0.05");
            assertThat(logs.canonical(0)).containsEntry("val_loss", "test/Average loss").containsEntry("train_loss",
                    "Loss");
        }
    }

    @Test
    void aSummaryIsAboutWhatWasNamedBefore() throws IOException {
        try (Imported logs = read("log.txt", """
            Epoch: [0]  [0/2]  eta: 0:00:08  lr: 0.000100  loss: 59.2286 (59.2286)
            Epoch: [0]  [1/2]  eta: 0:00:02  lr: 0.000100  loss: 58.4058 (58.8172)
            Averaged stats: lr: 0.000100  loss: 58.5
            Test:  [ 0/79]  eta: 0:06:56  loss: 53.9968 (53.9968)
            Averaged stats: loss: 55.5
            Epoch: [1]  [0/2]  eta: 0:00:08  lr: 0.000100  loss: 57.5 (57.5)
            """)) {
            assertThat(logs.points(0, "loss")).containsExactly("0=59.2286", "1=58.4058", "1=58.5", "2=57.5");
            assertThat(logs.points(0, "test/loss")).containsExactly("1=53.9968", "1=55.5");
            assertThat(logs.metrics(0)).doesNotContain("eta");
        }
    }

    @Test
    void kerasProgressLines() throws IOException {
        try (Imported logs = read("log.txt", """
            Epoch 1/2
            469/469 - 3s - loss: 0.5000 - accuracy: 0.9 - val_loss: 0.25 - val_accuracy: 0.95
            Epoch 2/2
            469/469 - 3s - loss: 0.4000 - accuracy: 0.91 - val_loss: 0.24 - val_accuracy: 0.96
            """)) {
            assertThat(logs.points(0, "val_loss")).containsExactly("1=0.25", "2=0.24");
        }
    }

    @Test
    void pairsBeforeTheFirstRecordAreParameters() throws IOException {
        try (Imported logs = read("log.txt", """
            {
              learning_rate : 0.5
              model : "vgg"
            }
            epoch=1 step=10 loss=2.5
            epoch=1 step=20 loss=2.0
            """)) {
            assertThat(logs.params(0)).containsEntry("learning_rate", "0.5").containsEntry("model", "vgg");
            assertThat(logs.points(0, "loss")).containsExactly("10=2.5", "20=2.0");
        }
    }

    @Test
    void proseIsNoLog() throws IOException {
        try (Imported logs = read("notes.txt",
                "We train for 3 epochs.\nThe loss falls to 0.5 at the end.\nTotal: 5\n")) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().filesUnrecognised()).isEqualTo(1);
        }
    }

    @Test
    void objectsInATextLogRepeatTheParameters() throws IOException {
        try (Imported logs = read("log.txt", """
            ==> online epoch # 1 [batchSize = 128]
            json_stats: {"model":"vgg","batchSize":128,"lr":0.1,"test_acc":58.5,"loss":nan,"epoch":1,"drop":[60,120]}
            ==> online epoch # 2 [batchSize = 128]
            json_stats: {"model":"vgg","batchSize":128,"lr":0.1,"test_acc":66.5,"loss":0.5,"epoch":2,"drop":[60,120]}
            """)) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.points(0, "loss")).containsExactly("1=NaN", "2=0.5");
            assertThat(logs.points(0, "lr")).containsExactly("1=0.1", "2=0.1");
            assertThat(logs.metrics(0)).containsExactly("epoch", "loss", "lr", "test_acc");
            assertThat(logs.params(0)).containsEntry("model", "vgg").containsEntry("batchSize", "128")
                    .containsEntry("drop/0", "60");
        }
    }

    @Test
    void stepsOfDeepSpeedsPipelines() throws IOException {
        Path file = Files.writeString(folder.resolve("train.log"), """
            [2023-05-01 10:00:00,123] [INFO] [engine.py:144:__init__] Total optimization steps = 1000
            steps: 10 loss: 2.1234 iter time (s): 0.500 samples/sec: 64.000
            [2023-05-01 10:00:05,456] [INFO] [logging.py:96:log_dist] [Rank 0] step=20, skipped=0, lr=[0.001], mom=[(0.9, 0.95)]
            steps: 20 loss: 1.5 iter time (s): 0.500 samples/sec: 64.000
            """);
        try (Imported imported = Imported.of(folder.resolve("archive"), file)) {
            assertThat(imported.points(0, "loss")).containsExactly("10=2.1234", "20=1.5");
            assertThat(imported.points(0, "lr")).containsExactly("20=0.001");
        }
    }
}
