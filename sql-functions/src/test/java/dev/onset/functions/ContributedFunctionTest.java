package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.functions.registry.FunctionRegistry;

/**
 * The function that CONTRIBUTING.md adds: its file, its line in the registry and its test, compiled and run as they are
 * printed there. The classes have a loader of their own, in which they come before those of this build.
 */
class ContributedFunctionTest {

    private static final Path REGISTRY = Path.of("src/main/java/dev/onset/functions/registry/FunctionRegistry.java");
    private static final String FIRST_LINE = "List<CurveFunction> BUILT_IN = List.of(";

    @TempDir
    private Path directory = Path.of("");

    private String page = "";

    @BeforeEach
    void readThePage() throws IOException {
        page = Files.readString(Path.of("..", "CONTRIBUTING.md"));
    }

    /** The page's Java in the order of its steps: the function, its test. */
    private List<String> sources() {
        return Pattern.compile(" *```java\\n(.*?) *```", Pattern.DOTALL).matcher(page).results()
                .map(block -> block.group(1).stripIndent()).filter(source -> source.contains("class ValueRange"))
                .toList();
    }

    private String line() {
        return Pattern.compile("`(new \\w+\\(\\),)`").matcher(page).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError("CONTRIBUTING.md shows no line for the registry"));
    }

    private static String group(String source, String pattern) {
        MatchResult found = Pattern.compile(pattern).matcher(source).results().findFirst().orElseThrow();
        return found.group(1);
    }

    private Path save(String source) throws IOException {
        Path file = directory.resolve(group(source, "class (\\w+)") + ".java");
        return Files.writeString(file, source);
    }

    private String registryWithTheLine(String function) throws IOException {
        String registry = Files.readString(REGISTRY);
        assertThat(registry).contains(FIRST_LINE);
        String type = group(function, "package ([\\w.]+);") + "." + group(function, "class (\\w+)");
        return registry.replace(FIRST_LINE, FIRST_LINE + "\n            " + line())
                .replaceFirst("\nimport ", "\nimport " + type + ";\nimport ");
    }

    private static URL[] classPath(Path first) throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(first.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    @Test
    void isOneFileOneLineOneTest() throws IOException, ReflectiveOperationException {
        List<String> sources = sources();
        assertThat(sources).as("Java in CONTRIBUTING.md").hasSize(2);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> compiler = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d",
                        classes.toString()));
        for (String source : List.of(sources.get(0), sources.get(1), registryWithTheLine(sources.getFirst()))) {
            compiler.add(save(source).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, compiler.toArray(String[]::new)))
                .isZero();

        try (URLClassLoader loader = new URLClassLoader(classPath(classes), ClassLoader.getPlatformClassLoader())) {
            Class<?> registry = loader.loadClass(FunctionRegistry.class.getName());
            assertThat(registry.getMethod("names").invoke(registry.getMethod("builtIn").invoke(null)))
                    .asInstanceOf(InstanceOfAssertFactories.COLLECTION).contains("value_range");
            assertThat(runTests(loader.loadClass("dev.onset.functions.shape.ValueRangeTest"), loader)).isPositive();
        }
    }

    /** How many tests of the class ran; one that fails throws. */
    private static int runTests(Class<?> type, ClassLoader loader) throws ReflectiveOperationException {
        Class<?> marker = loader.loadClass(Test.class.getName());
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        List<Method> tests = Stream.of(type.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations()).anyMatch(marker::isInstance)).toList();
        for (Method test : tests) {
            test.setAccessible(true);
            test.invoke(constructor.newInstance());
        }
        return tests.size();
    }
}
