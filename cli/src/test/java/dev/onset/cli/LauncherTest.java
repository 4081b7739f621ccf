package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher script in a source tree and with a JDK that are shell scripts themselves. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "onset").toAbsolutePath().normalize();

    private static final List<String> PARTS = List.of("build/find-java.sh", "build/archive-size.sh",
            "build/aot-cache.sh");
    /** Prints its arguments; writes the cache that it is asked for. */
    private static final String JAVA = "for a; do case $a in -XX:AOTCacheOutput=*) echo made >\"${a#*=}\"; exit;; esac; done;"
            + " printf '<%s>' \"$@\"; echo; pwd";

    @TempDir
    private Path root;

    private Path tree = Path.of("");
    private Path jdk = Path.of("");

    @BeforeEach
    void makeABuiltTree() throws IOException {
        tree = Files.createDirectories(root.resolve("source tree"));
        Files.copy(LAUNCHER, tree.resolve("onset"));
        Files.createDirectories(tree.resolve("build"));
        for (String part : PARTS) {
            Files.copy(LAUNCHER.resolveSibling(part), tree.resolve(part));
        }
        for (String folder : List.of("sql-functions/src/main", "engine/src/main", "cli/src/main", "cli/target/lib")) {
            Files.createDirectories(tree.resolve(folder));
        }
        Files.writeString(tree.resolve("pom.xml"), "");
        Files.writeString(tree.resolve("cli/pom.xml"), "");
        Files.writeString(tree.resolve("cli/target/onset-cli-1.jar"), "");
        Files.writeString(tree.resolve("cli/target/lib/library.jar"), "");
        Files.writeString(tree.resolve("cli/target/onset.stamp"), "");
        Files.setLastModifiedTime(tree.resolve("cli/target/onset.stamp"),
                FileTime.from(Instant.now().plusSeconds(60)));
        script(tree.resolve("mvnw"), "echo built with \"$JAVA_HOME\" >>built; mkdir -p cli/target/lib");
        jdk = jdk("jdk25", "25.0.1", JAVA);
    }

    @Test
    void theCommandRunsInTheUsersFolderThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("link"), tree.resolve("onset"));
        Path folder = Files.createDirectories(root.resolve("where the user is"));

        Outcome outcome = run(folder, Map.of("JAVA_HOME", jdk.toString()), link, "sql", "SELECT 1");

        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.output()).contains("<dev.onset.cli.Main><sql><SELECT 1>\n" + folder.toRealPath())
                .contains(tree.toRealPath() + "/cli/target/onset-cli-1.jar:" + tree.toRealPath() + "/cli/target/lib/");
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        Path old = jdk("jdk17", "17.0.2", "echo old");

        Outcome outcome = run(Map.of("JAVA_HOME", old.toString(), "PATH", jdk.resolve("bin") + ":/usr/bin:/bin"));

        assertThat(outcome.output()).contains("<dev.onset.cli.Main>").doesNotContain("old");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Path old = jdk("jdk17", "17.0.2", "echo old");

        Outcome outcome = run(Map.of("ONSET_JAVA_HOME", old.toString()));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.error()).contains("ONSET_JAVA_HOME", old + " holds Java 17.0.2", "apt install",
                "brew install",
                "sdk install java 25");
    }

    @Test
    void aJdkWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
        Path quiet = jdk("quiet", "25",
                "[ \"$1\" != -version ] || { echo 'openjdk version \"25.0.3\"' >&2; exit; }; " + JAVA);
        Files.delete(quiet.resolve("release"));

        Outcome outcome = run(Map.of("JAVA_HOME", quiet.toString(), "ONSET_AOT", "on"));

        assertThat(outcome.output()).contains("<-Donset.aot.state=missing>");
        awaitNoLock(tree.resolve("cli/target/onset.aot"));
    }

    @Test
    void whatIsToBeBuiltNeedsAJdkThoughAJreComesFirst() throws Exception {
        Path jre = jdk("jre", "25.0.1", "echo jre");
        Files.delete(jre.resolve("bin/javac"));
        Files.delete(tree.resolve("cli/target/onset.stamp"));

        run(Map.of("JAVA_HOME", jre.toString(), "PATH", jdk.resolve("bin") + ":/usr/bin:/bin"));

        assertThat(tree.resolve("built")).hasContent("built with " + jdk.toRealPath());
    }

    @Test
    void aSourceThatIsNewerThanTheBuildIsBuiltOnce() throws Exception {
        Path source = Files.writeString(tree.resolve("engine/src/main/Engine.java"), "");
        Files.setLastModifiedTime(tree.resolve("cli/target/onset.stamp"), FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(5)));

        Outcome first = run(Map.of("JAVA_HOME", jdk.toString()));
        Outcome second = run(Map.of("JAVA_HOME", jdk.toString()));

        assertThat(first.error()).contains("building from source", "cli/target/build.log");
        assertThat(second.error()).isEmpty();
        assertThat(tree.resolve("built")).hasContent("built with " + jdk);
    }

    @Test
    void aBuildThatFailsNamesItsLog() throws Exception {
        Files.delete(tree.resolve("cli/target/onset.stamp"));
        script(tree.resolve("mvnw"), "echo '[ERROR] it is broken'; exit 1");

        Outcome outcome = run(Map.of("JAVA_HOME", jdk.toString()));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.error()).contains("[ERROR] it is broken", "all of it is in " + tree.toRealPath());
    }

    @Test
    void javasWarningAboutTheVectorModuleIsNotShown() throws Exception {
        Path loud = jdk("loud", "25", "echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2;"
                + " echo 'something else' >&2; echo 'ours' >&3; exit 3");

        Outcome outcome = run(Map.of("JAVA_HOME", loud.toString(), "ONSET_SIMD", "on"));

        // What goes through the filter may come a little later than the end.
        OnsetProcess.untilTrue(() -> outcome.error().lines().count() == 2, "both lines are there");
        assertThat(outcome.error().lines()).containsExactlyInAnyOrder("something else", "ours");
        assertThat(outcome.status()).isEqualTo(3);
    }

    @Test
    void withoutALocaleJavaReadsUtf8AndIsToldThatTheTerminalMayNot() throws Exception {
        Path telling = jdk("telling", "25", "echo \"$LC_ALL $*\"");

        assertThat(run(Map.of("JAVA_HOME", telling.toString(), "LANG", "C")).output()).startsWith("C.UTF-8 ")
                .contains("-Donset.unicode=off");
        assertThat(run(Map.of("JAVA_HOME", telling.toString(), "LANG", "de_DE.utf8")).output()).startsWith(" ")
                .contains("-Donset.unicode=on");
    }

    @Test
    void onlyALargeArchiveIsAskedWithTheVectorModule() throws Exception {
        Path small = manifest("small archive", 1_000);
        Path large = manifest("large archive", 150_000_000, 60_000_000);

        assertThat(run("sql", "-a", small.toString(), "SELECT 1").output()).doesNotContain("jdk.incubator.vector");
        assertThat(run("sql", "--archive=" + large, "SELECT 1").output()).contains("<jdk.incubator.vector>");
        assertThat(run("info", "--archive", large.toString()).output()).doesNotContain("jdk.incubator.vector");
    }

    private Path manifest(String name, long... points) throws IOException {
        Path archive = Files.createDirectories(root.resolve(name));
        StringBuilder segments = new StringBuilder();
        for (long count : points) {
            segments.append("{\"runs\":1,\"points\":").append(count).append("},");
        }
        Files.writeString(archive.resolve("manifest.json"), "{\"segments\":[" + segments + "]}");
        return archive;
    }

    @Test
    void aDistributionRunsThroughALinkFromAFolderWithABlankInItsName() throws Exception {
        Path folder = root.resolve("my programs/onset-1");
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("build"));
        Files.copy(LAUNCHER, folder.resolve("onset"));
        for (String part : PARTS) {
            Files.copy(LAUNCHER.resolveSibling(part), folder.resolve(part));
        }
        Files.writeString(folder.resolve("lib/onset-cli-1.jar"), "");
        Files.writeString(folder.resolve("lib/library.jar"), "");
        Path link = Files.createSymbolicLink(root.resolve("onset link"), folder.resolve("onset"));

        Outcome outcome = run(root, Map.of("JAVA_HOME", jdk.toString()), link, "info");

        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.output()).contains("<" + folder.toRealPath() + "/lib/onset-cli-1.jar:" + folder.toRealPath()
                + "/lib/library.jar:", "<dev.onset.cli.Main><info>");
    }

    @Test
    void aCacheOfLoadedClassesIsMadeOnceAndUsedUntilSomethingChanges() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString(), "ONSET_AOT", "on");
        Path cache = tree.resolve("cli/target/onset.aot");

        assertThat(run(environment).output()).contains("<-Donset.aot.state=missing>").doesNotContain("AOTCache=");
        awaitNoLock(cache);
        assertThat(cache).hasContent("made");
        assertThat(run(environment).output()).contains("<-XX:AOTCache=" + cache.toRealPath() + ">");

        Path other = jdk("other jdk", "25.0.2", JAVA);
        assertThat(run(Map.of("JAVA_HOME", other.toString(), "ONSET_AOT", "on")).output())
                .contains("<-Donset.aot.state=stale>").doesNotContain("AOTCache=");
        // The old cache is there until the new one is: only its key tells them apart.
        OnsetProcess.untilTrue(() -> isKeyOf(cache, "25.0.2"), "the cache is made anew");
        awaitNoLock(cache);
    }

    private static boolean isKeyOf(Path cache, String version) {
        try {
            return Files.readString(cache.resolveSibling("onset.aot.key")).contains(version);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aCacheThatCannotBeMadeIsTriedOnce() throws Exception {
        Path broken = jdk("broken", "25",
                "for a; do case $a in -XX:AOTCacheOutput=*) echo tried >>tried; exit 1;; esac; done");
        Map<String, String> environment = Map.of("JAVA_HOME", broken.toString(), "ONSET_AOT", "on");
        Path cache = tree.resolve("cli/target/onset.aot");

        for (int i = 0; i < 2; i++) {
            assertThat(run(environment).error()).isEmpty();
            awaitFile(cache.resolveSibling("onset.aot.failed"));
            awaitNoLock(cache);
        }

        assertThat(root.resolve("tried")).hasContent("tried");
    }

    private static void awaitNoLock(Path cache) throws InterruptedException {
        OnsetProcess.untilTrue(() -> (Files.exists(cache) || Files.exists(cache.resolveSibling("onset.aot.failed")))
                && !Files.exists(cache.resolveSibling("onset.aot.lock")), "the cache is made");
    }

    private static void awaitFile(Path file) throws InterruptedException {
        OnsetProcess.untilTrue(() -> Files.exists(file), file + " is there");
    }

    private record Outcome(int status, String output, Path errors) {

        String error() {
            try {
                return Files.readString(errors);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Outcome run(Map<String, String> environment) throws Exception {
        return run(root, environment, tree.resolve("onset"));
    }

    private Outcome run(String... arguments) throws Exception {
        return run(root, Map.of("JAVA_HOME", jdk.toString()), tree.resolve("onset"), arguments);
    }

    private Outcome run(Path folder, Map<String, String> environment, Path launcher, String... arguments)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString()));
        // A cache is made in the background, where a test does not wait for it.
        builder.environment().put("ONSET_AOT", "off");
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(root, "errors", ".txt");
        Process process = builder.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output, errors);
    }

    private Path jdk(String name, String version, String java) throws IOException {
        Path home = root.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), java);
        script(home.resolve("bin/javac"), "");
        return home;
    }

    private static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
