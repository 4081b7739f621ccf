package dev.onset.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A program that logs as three loggers do, to be started as a process of its own: arguments are a folder and a number of
 * steps. After each half of them it waits for a line of input.
 */
public final class TrainingProcess {

    private TrainingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        Path csv = Files.createDirectories(folder.resolve("csv")).resolve("metrics.csv");
        Path json = Files.createDirectories(folder.resolve("json")).resolve("log.txt");
        Path events = Files.createDirectories(folder.resolve("board"))
                .resolve("events.out.tfevents.1700000000.host");
        append(csv, "step,loss\n".getBytes(StandardCharsets.UTF_8));
        EventFileBytes board = new EventFileBytes();
        append(events, board.bytes());
        for (int step = 0; step < steps; step++) {
            append(csv, (step + "," + 1.0 / (step + 1) + "\n").getBytes(StandardCharsets.UTF_8));
            append(json, ("{\"step\": " + step + ", \"loss\": " + 1.0 / (step + 1) + "}\n")
                    .getBytes(StandardCharsets.UTF_8));
            int before = board.size();
            board.scalar("loss", step, 1_700_000_000.0 + step, 1f / (step + 1));
            append(events, Arrays.copyOfRange(board.bytes(), before, board.size()));
            if (step == steps / 2 - 1 || step == steps - 1) {
                System.out.println("step " + step);
                if (System.in.read() < 0) {
                    return;
                }
            }
        }
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
