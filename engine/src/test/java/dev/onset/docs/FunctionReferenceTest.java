package dev.onset.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.functions.registry.FunctionRegistry;

/**
 * The function reference under {@code docs} is what the registry and the build make of it: the texts of the functions, the
 * answers to their examples, and the plots. With {@code -Donset.docs.write=true} it is written instead of compared; read
 * the difference before you commit it.
 */
class FunctionReferenceTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final boolean WRITE = Boolean.getBoolean("onset.docs.write");
    private static final String ADVICE = "%s is out of date: write it by ./mvnw -pl engine -am test "
            + "-Dtest=FunctionReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Donset.docs.write=true";

    @TempDir
    private Path directory = Path.of("");

    private Map<String, String> generated() {
        Path archive = directory.resolve("archive");
        ExampleArchive.write(archive);
        try (Onset onset = Onset.open(archive)) {
            return FunctionReference.write(FunctionRegistry.builtIn(), new ExampleAnswers(onset));
        }
    }

    @Test
    void theReferenceIsWhatTheFunctionsSayAndTheirExamplesAnswer() throws IOException {
        Map<String, String> files = generated();
        if (WRITE) {
            for (String old : written()) {
                Files.delete(DOCS.resolve(old));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = DOCS.resolve(file.getKey());
            if (WRITE) {
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
            assertThat(path).as(ADVICE, file.getKey()).exists();
            assertThat(Files.readString(path)).as(ADVICE, file.getKey()).isEqualTo(file.getValue());
        }
        assertThat(written()).as(ADVICE, "docs").containsExactlyInAnyOrderElementsOf(files.keySet());
    }

    /** The generated files that are there. */
    private static SortedSet<String> written() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String folder : new String[]{"functions", "images/functions"}) {
            if (Files.isDirectory(DOCS.resolve(folder))) {
                try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
                    names.addAll(files.map(file -> folder + "/" + file.getFileName()).collect(Collectors.toSet()));
                }
            }
        }
        if (Files.exists(DOCS.resolve("functions.md"))) {
            names.add("functions.md");
        }
        return names;
    }
}
