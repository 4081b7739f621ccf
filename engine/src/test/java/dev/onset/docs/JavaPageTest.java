package dev.onset.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The program that {@code docs/java.md} shows does what the page says. */
@Isolated("prints to System.out")
class JavaPageTest {

    @TempDir
    private Path directory = Path.of("");

    private static String block(String page, String begin) {
        Matcher block = Pattern.compile(Pattern.quote(begin) + "\\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as(begin).isTrue();
        return block.group(1);
    }

    private String printed(String source, Path archive, Path out) throws Exception {
        Path file = directory.resolve("Curves.java");
        Files.writeString(file, source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d", directory.toString(), file.toString())).isZero();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[]{directory.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Curves").getMethod("main", String[].class).invoke(null,
                    (Object) new String[]{archive.toString(), out.toString()});
        } finally {
            System.setOut(usual);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theProgramPrintsWhatThePageSays() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "java.md"));
        Path archive = directory.resolve("archive");
        ExampleArchive.write(archive);
        Path out = directory.resolve("summary.arrows");
        assertThat(printed(block(page, "```java"), archive, out)).isEqualTo(block(page, "It prints:\n\n```"));
        try (InputStream in = Files.newInputStream(out);
                RootAllocator memory = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(in, memory)) {
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(6);
        }
    }
}
