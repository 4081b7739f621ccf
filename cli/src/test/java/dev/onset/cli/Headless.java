package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.opentest4j.TestAbortedException;

/** A Chromium without a window, which shows pages and runs scripts in them. */
record Headless(Path folder, String program) {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    /** The browser of this machine; the test is skipped, and says so, where there is none. */
    static Headless find(Path folder) throws InterruptedException {
        for (String program : PROGRAMS) {
            try {
                Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
                process.getInputStream().readAllBytes();
                if (process.waitFor() == 0) {
                    return new Headless(folder, program);
                }
            } catch (IOException absent) {
                // The next one may be there.
            }
        }
        String message = "none of " + PROGRAMS + " is installed";
        System.out.println("SKIPPED: " + message);
        throw new TestAbortedException(message);
    }

    /** Shows a page, runs a script in it, and gives what the script calls {@code result} with. Fails on console errors. */
    String visit(Path page, boolean dark, String script) throws Exception {
        Path copy = folder.resolve("visited.html");
        Files.writeString(copy, Files.readString(page).replace("</body>", "<script>{ const result = text => {"
                + " document.documentElement.dataset.result = encodeURIComponent(text) };\n" + script
                + "}</script></body>"));
        Path log = folder.resolve("browser.log");
        Process process = new ProcessBuilder(program, "--headless", "--no-sandbox", "--disable-gpu",
                "--enable-logging=stderr", "--log-level=0", "--user-data-dir=" + folder.resolve("profile"),
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1), "--window-size=390,800", "--dump-dom",
                copy.toUri().toString()).redirectError(log.toFile()).start();
        String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(Files.readString(log, StandardCharsets.ISO_8859_1).lines().filter(line -> line.contains("CONSOLE")))
                .isEmpty();
        assertThat(dom).contains("data-result=\"");
        int start = dom.indexOf("data-result=\"") + "data-result=\"".length();
        return java.net.URLDecoder.decode(dom.substring(start, dom.indexOf('"', start)).replace("+", "%2B"),
                StandardCharsets.UTF_8);
    }
}
