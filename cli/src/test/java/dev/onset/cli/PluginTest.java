package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The curve function that CONTRIBUTING.md shows, compiled, put into a jar, and called from the command line. */
class PluginTest {

    private static final String CLASS = "dev/onset/functions/shape/ValueRange.class";
    private static final String QUERY = "SELECT value_range(step, val_loss) AS height, "
            + "MAX(val_loss) - MIN(val_loss) AS expected FROM history GROUP BY run_id HAVING MAX(train_loss) = 1.5";

    @TempDir
    private Path directory = Path.of("");

    private Path archive = Path.of("");

    /** How a process ended, and what it printed. */
    private record Run(int status, String out, String err) {}

    @BeforeEach
    void importLogs() {
        archive = directory.resolve("archive");
        CommandRun run = CommandRun.of("import", "--archive", archive.toString(),
                CommandRun.logs(directory).toString());
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static String contributedSource() throws IOException {
        Matcher block = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "CONTRIBUTING.md")));
        assertThat(block.find()).as("CONTRIBUTING.md shows a function").isTrue();
        return block.group(1).stripIndent();
    }

    /** @param source of the class {@code ValueRange} */
    private Path jar(String source) throws IOException {
        Path file = directory.resolve("src/ValueRange.java");
        Files.createDirectories(directory.resolve("src"));
        Files.writeString(file, source);
        Path classes = directory.resolve("classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), "-d",
                classes.toString(), file.toString())).isZero();
        Path folder = Files.createDirectories(directory.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("value-range.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(CLASS));
            jar.write(Files.readAllBytes(classes.resolve(CLASS)));
            jar.putNextEntry(new JarEntry("META-INF/services/dev.onset.functions.CurveFunction"));
            jar.write("dev.onset.functions.shape.ValueRange\n".getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    private Run onset(String pluginsVariable, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        File out = directory.resolve("out").toFile();
        File err = directory.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().put("ONSET_PLUGINS", pluginsVariable);
        int status = builder.start().waitFor();
        return new Run(status, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    @Test
    void theFunctionOfTheContributionPageWorksFromAJar() throws IOException, InterruptedException {
        Path plugins = jar(contributedSource());
        Run run = onset("", "sql", "--plugins", plugins.toString(), "--archive", archive.toString(), "--format", "csv",
                QUERY);
        assertThat(run.err).doesNotContain("rror");
        assertThat(run.out).isEqualTo("height,expected\n1.5,1.5\n");
        assertThat(run.status).isZero();
    }

    @Test
    void aFunctionThatThereIsAlreadyIsRefusedByName() throws IOException, InterruptedException {
        Path plugins = jar(contributedSource().replace("\"value_range\"", "\"best_step\""));
        Run run = onset(plugins.toString(), "sql", "--archive", archive.toString(), "SELECT 1");
        assertThat(run.status).isNotZero();
        assertThat(run.err).contains("two curve functions are called best_step").contains(plugins.toString());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws IOException, InterruptedException {
        Run run = onset(directory.resolve("nowhere").toString(), "sql", "--archive", archive.toString(), "SELECT 1");
        assertThat(run.status).isNotZero();
        assertThat(run.err).contains(directory.resolve("nowhere").toString()).contains("ONSET_PLUGINS");
    }
}
