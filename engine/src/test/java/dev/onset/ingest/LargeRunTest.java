package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;

/** A run whose points are larger than the heap is imported and queried; the same in full is in {@code benchmarks/import}. */
class LargeRunTest {

    private static final int STEPS = 1_200_000;

    @TempDir
    Path directory;

    /** What a program with a small heap runs: imports a log, asks, and prints the first row of each answer. */
    static final class Program {
        public static void main(String[] arguments) {
            try (Onset onset = Onset.openOrCreate(Path.of(arguments[0]))) {
                onset.importLogs(List.of(Path.of(arguments[1])), ImportOptions.defaults());
                for (String query : List.of(arguments).subList(2, arguments.length)) {
                    try (QueryResult result = onset.query(query)) {
                        var row = result.rows().iterator().next();
                        var cells = new ArrayList<String>();
                        for (int column = 0; column < row.fields().size(); column++) {
                            cells.add(String.valueOf(row.getObject(column)));
                        }
                        System.out.println(String.join(" ", cells));
                    }
                }
            }
        }
    }

    @Test
    void aRunLargerThanTheHeapIsImportedAndQueried() throws Exception {
        Path log = directory.resolve("metrics.csv");
        writeLog(log);
        Path errors = directory.resolve("errors.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-cp", System.getProperty("java.class.path"), Program.class.getName(),
                directory.resolve("archive").toString(), log.toString(), "SELECT COUNT(*) FROM metrics",
                "SELECT step, val_loss FROM history LIMIT 1",
                "SELECT MAX(step), MIN(val_loss), COUNT(train_loss) FROM history GROUP BY run_id",
                "SELECT best_step(step, val_loss) FROM history GROUP BY run_id")
                .redirectError(errors.toFile()).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(errors).isEmptyFile();
        assertThat(process.waitFor()).isZero();
        assertThat(lines).containsExactly("3600000", "0 0.0", "1199999 -1.0 1200000", "777777");
    }

    private static void writeLog(Path log) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            out.write("step,train_loss,val_loss,acc\n");
            for (int step = 0; step < STEPS; step++) {
                out.write(step + ",1.5," + (step == 777_777 ? -1 : step % 100) + ",0." + step % 10 + "\n");
            }
        }
    }
}
