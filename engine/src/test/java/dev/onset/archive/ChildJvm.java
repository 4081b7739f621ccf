package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Processes that a test starts in order to kill them. They begin fast, because they share the classes that the first one has
 * loaded: for that all that they load must lie in jars.
 */
public final class ChildJvm {

    private final Path directory;
    private final String classPath;

    /** @param directory where it may put files */
    public ChildJvm(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path jar = directory.resolve(jars.size() + ".jar");
                pack(path, jar);
                jars.add(jar.toString());
            } else {
                jars.add(entry);
            }
        }
        this.classPath = String.join(File.pathSeparator, jars);
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(folder)) {
            out.setLevel(0);
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
            }
        }
    }

    /** Runs a main class to its end, so that later processes find its classes. */
    public void warmUp(Class<?> main, String... arguments) throws IOException, InterruptedException {
        start(List.of("-XX:ArchiveClassesAtExit=" + directory.resolve("classes.jsa")), main, arguments).waitFor();
    }

    /** Without a JVM flag that the archive needs. What it writes to standard error is in {@link #errors}. */
    private Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of("-XX:SharedArchiveFile=" + directory.resolve("classes.jsa")), main, arguments);
    }

    private Process start(List<String> flags, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                        "-Xlog:disable",
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors().toFile()).start();
    }

    /** What the last process wrote to standard error. */
    private Path errors() {
        return directory.resolve("errors.txt");
    }

    /**
     * Starts a main class that prints "ready", then the version of each commit that it was told; lets it go on for a while and
     * kills it.
     *
     * @return the last version that it was told; 0: none
     */
    public long killAtRandom(Random random, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(main, arguments);
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).as(Files.readString(errors())).isEqualTo("ready");
            long told = 0;
            for (int lines = random.nextInt(6); lines > 0; lines--) {
                String line = reader.readLine();
                assertThat(line).as(Files.readString(errors())).isNotNull();
                told = Long.parseLong(line);
            }
            LockSupport.parkNanos(random.nextInt(30_000_000));
            // The handle leaves the output open, for what the writer was told last.
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                told = line.isEmpty() ? told : Long.parseLong(line);
            }
            assertThat(errors()).isEmptyFile();
            return told;
        }
    }
}
