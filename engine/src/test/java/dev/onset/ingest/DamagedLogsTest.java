package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the bytes of a log, the import ends, and the logs beside it are read. */
class DamagedLogsTest {

    private static final int VARIANTS = 40;

    @TempDir
    Path folder;

    /** A small log of each format by the path of its file. */
    private static Map<String, byte[]> logs() {
        EventFileBytes events = new EventFileBytes();
        WandbFileBytes wandb = new WandbFileBytes().run("abc", "p", "n").config("lr", "0.5");
        StringBuilder csv = new StringBuilder("epoch,loss,val_loss\n");
        StringBuilder json = new StringBuilder();
        StringBuilder text = new StringBuilder();
        StringBuilder state = new StringBuilder("{\"log_history\": [{\"loss\": 1, \"step\": 1}");
        for (int i = 0; i < 20; i++) {
            events.scalar("loss", i, 1_700_000_000 + i, 1f / (i + 1));
            wandb.history(i, "_step", Integer.toString(i), "loss", "0.5");
            csv.append(i).append(",0.5,0.25\n");
            json.append("{\"epoch\": ").append(i).append(", \"train_loss\": 0.5, \"a\": [1, {\"b\": NaN}]}\n");
            text.append("Epoch ").append(i).append(", loss: 0.5, val_acc=0.25\n");
            state.append(", {\"loss\": 0.5, \"step\": ").append(i + 2).append("}");
        }
        Map<String, byte[]> logs = new LinkedHashMap<>();
        logs.put("tb/events.out.tfevents.1700000000.host", events.bytes());
        logs.put("run-20240101_120000-abc/run-abc.wandb", wandb.bytes());
        logs.put("csv/metrics.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        logs.put("csv/hparams.yaml", "a: {b: [1, 2]}\nc: &x d\ne: *x\n".getBytes(StandardCharsets.UTF_8));
        logs.put("json/log.txt", json.toString().getBytes(StandardCharsets.UTF_8));
        logs.put("text/train.log", text.toString().getBytes(StandardCharsets.UTF_8));
        logs.put("hf/trainer_state.json", (state + "]}").getBytes(StandardCharsets.UTF_8));
        logs.put("keras/history.json",
                "{\"loss\": [1, 2, 3], \"val_loss\": [3, NaN]}".getBytes(StandardCharsets.UTF_8));
        return logs;
    }

    @Test
    void theWholeOnesAreAllRead() throws IOException {
        Path place = write(logs());
        try (Imported imported = Imported.of(folder.resolve("archive"), place)) {
            assertThat(imported.report().failures()).isEmpty();
            assertThat(imported.report().formats()).containsOnlyKeys("tensorboard", "wandb", "lightning", "jsonl",
                    "text",
                    "huggingface", "keras-history", "csv");
        }
    }

    @Test
    void damageToOneLogDoesNotReachTheOthers() throws IOException {
        Random random = new Random(20_240_607);
        for (int variant = 0; variant < VARIANTS; variant++) {
            Map<String, byte[]> logs = logs();
            logs.replaceAll((path, bytes) -> damaged(bytes, random));
            Path place = write(logs);
            try (Imported imported = Imported.of(folder.resolve("archive" + variant), place)) {
                int whole = imported.run("whole");
                assertThat(imported.points(whole, "loss")).containsExactly("0=0.5");
                assertThat(imported.report().failures()).noneMatch(failure -> failure.reason().contains("unexpected"));
            }
        }
    }

    private Path write(Map<String, byte[]> logs) throws IOException {
        Path place = Files.createDirectories(folder.resolve("logs"));
        for (Map.Entry<String, byte[]> log : logs.entrySet()) {
            Path file = place.resolve(log.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, log.getValue());
        }
        Files.writeString(place.resolve("whole.csv"), "epoch,loss\n0,0.5\n");
        return place;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length + 1));
            case 1 -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                for (int i = 0; i < 5; i++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
            }
            default -> {
                int from = random.nextInt(copy.length);
                int length = Math.min(random.nextInt(40), copy.length - from);
                byte[] shorter = new byte[copy.length - length];
                System.arraycopy(copy, 0, shorter, 0, from);
                System.arraycopy(copy, from + length, shorter, from, copy.length - from - length);
                copy = shorter;
            }
        }
        return copy;
    }
}
