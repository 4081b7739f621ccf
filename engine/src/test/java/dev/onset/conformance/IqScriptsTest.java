package dev.onset.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import net.hydromatic.quidem.Quidem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs Quidem's scripts through the JDBC driver: each repeats itself with the results that came, and so must come out as it
 * went in. What came stands under {@code target/iq}. {@code -Donset.iq.scripts=DIRECTORY} runs the scripts of another
 * directory.
 */
class IqScriptsTest {

    private static final Path SCRIPTS = Path.of(System.getProperty("onset.iq.scripts", "src/test/resources/iq"));
    private static final Path ACTUAL = Path.of("target/iq");

    @TempDir
    private static Path directory = Path.of("");

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        Files.createDirectories(ACTUAL);
        List<Path> scripts;
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            scripts = files.filter(file -> file.toString().endsWith(".iq")).sorted().toList();
        }
        assertThat(scripts).isNotEmpty();
        IqSchemas schemas = new IqSchemas(SCRIPTS, directory.resolve("archive"));
        return scripts.stream().map(script -> dynamicTest(String.valueOf(script.getFileName()), () -> {
            Path actual = ACTUAL.resolve(script.getFileName());
            run(script, actual, schemas);
            assertThat(Files.readString(actual)).isEqualTo(Files.readString(script));
        }));
    }

    private static void run(Path script, Path actual, IqSchemas schemas) throws IOException {
        try (Reader reader = Files.newBufferedReader(script); Writer writer = Files.newBufferedWriter(actual)) {
            new Quidem(Quidem.configBuilder().withReader(reader).withWriter(writer).withConnectionFactory(schemas)
                    .build()).execute();
        }
    }
}
