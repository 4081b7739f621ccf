package dev.onset.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.onset.functions.kernels.KernelProvider;

/** The Java virtual machine: its version, its vectors, how it was started. */
public final class MachineCheck {

    private static final int NEEDED = 25;

    private MachineCheck() {}

    /** What there is to say. */
    public static List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        String kernels = KernelProvider.describe();
        boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        findings.add(vector || System.getProperty("onset.aot.state") == null
                ? Finding.good("kernels", kernels)
                : Finding.good("kernels", "scalar here; archives of 200 million points and more are asked with SIMD"
                        + " (ONSET_SIMD=on asks all with it)"));
        findings.add(start(System.getProperty("onset.aot.state", ""), System.getProperty("onset.aot.file", "")));
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String text = System.getProperty("java.vendor", "") + " " + Runtime.version() + " in "
                + System.getProperty("java.home");
        return version >= NEEDED
                ? Finding.good("JDK", text)
                : Finding.bad("JDK", text, "install a JDK " + NEEDED + ", or let ONSET_JAVA_HOME name one");
    }

    private static Finding memory() {
        return Finding.good("memory", String.format(Locale.ROOT, "heap of at most %,d MB, %d processors; "
                + "ONSET_JAVA_OPTS=-Xmx8g gives more", Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors()));
    }

    /** Whether the archive of loaded classes is used, as the launcher and the JVM say. */
    static Finding start(String state, String file) {
        if (state.isEmpty()) {
            return Finding.note("start", "no AOT cache: not started by the launcher, or ONSET_AOT=off",
                    "the launcher 'onset' starts three times as fast with one");
        }
        if (Files.exists(Path.of(file + ".failed"))) {
            return Finding.bad("start", "making the AOT cache failed",
                    file + ".log tells why; remove " + file + ".failed to try again");
        }
        if (!state.equals("used")) {
            return Finding.note("start", "the AOT cache was " + (state.equals("stale") ? "out of date" : "not there")
                    + " and is being made", "the next command starts quickly");
        }
        return Finding.good("start", "AOT cache " + file);
    }
}
