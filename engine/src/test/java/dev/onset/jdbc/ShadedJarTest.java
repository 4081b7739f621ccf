package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar for tools, as Maven has packed it: alone on a class path, and in a class loader beside other libraries. */
final class ShadedJarTest {

    @TempDir
    private Path directory = Path.of("");

    private Path jar = Path.of("");

    @BeforeEach
    void find() throws IOException {
        SmallArchive.write(directory.resolve("archive"));
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> jars = files.filter(file -> String.valueOf(file.getFileName()).matches("onset-jdbc-.*\\.jar"))
                    .toList();
            assertThat(jars).hasSize(1);
            jar = jars.getFirst().toAbsolutePath();
        }
    }

    /** As the documentation says it: the jar, the source file, the archive, and no flag. */
    @Test
    void theDocumentedProgramNeedsNothingElse() throws IOException, InterruptedException {
        String page = Files.readString(Path.of("../docs/jdbc.md"));
        String block = page.substring(page.indexOf("```java\n") + "```java\n".length());
        Path program = Files.writeString(directory.resolve("BestLosses.java"),
                block.substring(0, block.indexOf("```")));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        int status = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                jar.toString(), program.toString(), directory.resolve("archive").toString())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(Files.readString(out)).isEqualTo("lenet 1.0\nnin 0.75\n");
        assertThat(status).isZero();
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // of class loaders
    void aToolLoadsItInAClassLoaderOfItsOwn() throws Exception {
        Path csv = Files.writeString(directory.resolve("notes.csv"), "run,stars\nlenet,3\nnin,5\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()},
                ClassLoader.getPlatformClassLoader())) {
            List<Driver> drivers = ServiceLoader.load(Driver.class, loader).stream()
                    .filter(driver -> driver.type().getClassLoader() == loader).map(ServiceLoader.Provider::get)
                    .toList();
            assertThat(drivers).extracting(driver -> driver.getClass().getName())
                    .containsExactly("dev.onset.jdbc.OnsetDriver");
            try (Connection connection = drivers.getFirst().connect("jdbc:onset:" + directory.resolve("archive"),
                    new Properties()); Statement statement = connection.createStatement()) {
                try (ResultSet rows = statement.executeQuery("""
                        SELECT run_id, overfit_onset(step, train_loss, val_loss) AS onset
                        FROM history GROUP BY run_id ORDER BY run_id""")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("lenet");
                }
                try (ResultSet rows = statement
                        .executeQuery("SELECT sum(stars) FROM read_csv('" + csv + "') WHERE run <> 'nin'")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void librariesAreMovedAndTheirLicencesKept() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> elsewhere = file.stream().map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.matches("dev/onset/.*|org/duckdb/.*|com/github/luben/.*")).toList();
            assertThat(elsewhere).isEmpty();
            assertThat(file.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"))
                    .anyMatch(name -> name.matches("META-INF/LICENSE.*"))
                    .anyMatch(name -> name.matches("META-INF/NOTICE.*"));
        }
    }
}
