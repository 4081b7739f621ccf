package dev.onset.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Where the files of SQLite's logic tests are: in the jar of {@code net.hydromatic:sql-logic-test}. */
final class LogicTests implements AutoCloseable {

    private final JarFile jar;

    private LogicTests(JarFile jar) {
        this.jar = jar;
    }

    static LogicTests open() throws IOException {
        for (String element : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            Path path = Path.of(element);
            if (String.valueOf(path.getFileName()).startsWith("sql-logic-test") && Files.isRegularFile(path)) {
                return new LogicTests(new JarFile(path.toFile()));
            }
        }
        throw new IOException("the class path has no sql-logic-test");
    }

    /** Names of the files that match a regular expression, in order. */
    List<String> names(String pattern) {
        List<String> names = new ArrayList<>();
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (name.startsWith("test/") && name.endsWith(".test")
                    && name.substring("test/".length()).matches(pattern)) {
                names.add(name.substring("test/".length()));
            }
        }
        names.sort(null);
        return names;
    }

    List<LogicTestRecord> records(String name, LogicTestSample sample) {
        try (InputStream in = jar.getInputStream(jar.getEntry("test/" + name))) {
            return LogicTestFile.parse(in.readAllBytes(), sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
