package dev.onset.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What nobody should have to do: the curves dumped into dense matrices in memory, and NumPy on one thread over them. Runs
 * {@code numpy_curves.py} where there is a {@code python3} that knows NumPy.
 */
final class NumPy {

    /** The curves that the script reads. */
    private static final List<String> MATRICES = List.of("train_loss", "val_loss");
    private static final long TIMEOUT_MINUTES = 5;

    /**
     * What the script says of one computation.
     *
     * @param checksum the sum of its answers
     */
    record Measured(double millis, double checksum) {}

    private NumPy() {}

    /** Writes each matrix as little-endian doubles, run after run. */
    static void load(Shape shape, Path data) throws IOException {
        for (String metric : MATRICES) {
            int index = shape.metrics().indexOf(metric);
            ByteBuffer bytes = ByteBuffer.allocate(8 * shape.steps()).order(ByteOrder.LITTLE_ENDIAN);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(data.resolve(metric + ".f64")))) {
                for (int run = 0; run < shape.runs(); run++) {
                    bytes.clear();
                    bytes.asDoubleBuffer().put(new SyntheticRun(run, shape).curve(index));
                    out.write(bytes.array());
                }
            }
        }
    }

    /** Times by computation; empty, and the reason on standard error, where NumPy cannot run. */
    static Map<String, Measured> measure(Path home, Shape shape, Path data) throws InterruptedException {
        Map<String, Measured> measured = new HashMap<>();
        try {
            ProcessBuilder builder = new ProcessBuilder("python3", home.resolve("numpy_curves.py").toString(),
                    data.toString(), String.valueOf(shape.runs()), String.valueOf(shape.steps()));
            // Settings for another CPU would slow NumPy down; one thread is what a notebook's cell gets.
            builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS"));
            Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            for (String line : process.inputReader().lines().toList()) {
                String[] cells = line.split("\t");
                measured.put(cells[0], new Measured(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
            }
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                System.err.println("the NumPy column is left out: numpy_curves.py failed");
                return Map.of();
            }
        } catch (IOException e) {
            System.err.println("the NumPy column is left out: " + e.getMessage());
        }
        return measured;
    }
}
