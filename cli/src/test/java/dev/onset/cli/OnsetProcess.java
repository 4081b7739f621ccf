package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.opentest4j.TestAbortedException;

/** The command line as a process of its own, whose output goes to files. */
public final class OnsetProcess implements AutoCloseable {

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private OnsetProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static OnsetProcess start(Path directory, String... arguments) throws IOException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        return new OnsetProcess(new ProcessBuilder(command(arguments)).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start(), out, err);
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    void until(BooleanSupplier condition, String what) throws InterruptedException {
        untilTrue(() -> condition.getAsBoolean() || !process.isAlive(), what);
        assertThat(condition.getAsBoolean()).as(what + "; it said: " + out() + err()).isTrue();
    }

    static void untilTrue(BooleanSupplier condition, String what) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(GENEROUS);
            Thread.sleep(20);
        }
    }

    /** As Ctrl-C does; the test is skipped, and says so, where the process was started to ignore that. */
    int interrupt() throws IOException, InterruptedException {
        if (ignoresInterrupts()) {
            String message = "the tests were started with Ctrl-C ignored, as in the background of a script";
            System.out.println("SKIPPED: " + message);
            throw new TestAbortedException(message);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
        assertThat(process.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return System.getProperty("os.name", "").startsWith("Windows");
        }
        String mask = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).findFirst()
                .orElse("SigIgn:\t0");
        return (Long.parseUnsignedLong(mask.substring(mask.indexOf('\t') + 1).strip(), 16) & 2) != 0;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
