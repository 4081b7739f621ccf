package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** LibreOffice Base over the one jar for tools, without a window: connected, tables listed, queried, a table opened. */
final class LibreOfficeTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void baseConnectsListsTablesAndReadsThem() throws Exception {
        if (!works("soffice", "--version")) {
            skip("there is no LibreOffice (soffice)");
        }
        String python = Stream.of("python3", "/usr/bin/python3").filter(command -> works(command, "-c", "import uno"))
                .findFirst().orElseGet(() -> skip("no python3 has the module uno of LibreOffice"));
        Path archive = directory.resolve("archive");
        SmallArchive.write(archive);
        Path script = Path.of("src/test/resources/libreoffice/read.py").toAbsolutePath();
        String pipe = "onset-" + ProcessHandle.current().pid();
        ProcessBuilder builder = new ProcessBuilder("soffice", "--headless", "--norestore", "--nologo",
                "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                "--accept=pipe,name=" + pipe + ";urp;");
        // The Java that the office starts within itself.
        builder.environment().put("UNO_JAVA_JFW_JREHOME", Path.of(System.getProperty("java.home")).toUri().toString());
        Process office = builder.redirectErrorStream(true).redirectOutput(directory.resolve("office.log").toFile())
                .start();
        try {
            File output = directory.resolve("output").toFile();
            Process reader = new ProcessBuilder(python, script.toString(), pipe, archive.toString(),
                    jar().toString()).redirectErrorStream(true).redirectOutput(output).start();
            assertThat(reader.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(output.toPath())).contains("product Onset\n")
                    .containsPattern("tables .*history, .*metrics, .*run_summary, runs")
                    .contains("columns run_id, name, experiment, source")
                    .contains("query run_id, best\nquery lenet, 1\nquery nin, 0.75\n")
                    .contains("prepared step\nprepared 0\nprepared 1\nprepared 2\n")
                    .contains("row set lenet 1.0");
        } finally {
            if (!office.waitFor(20, TimeUnit.SECONDS)) {
                office.descendants().forEach(ProcessHandle::destroyForcibly);
                office.destroyForcibly();
            }
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("onset-jdbc-.*\\.jar")).findFirst()
                    .orElseThrow().toAbsolutePath();
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Aborts the test, aloud. */
    private static String skip(String message) {
        System.out.println("SKIPPED: " + message);
        throw new TestAbortedException(message);
    }
}
