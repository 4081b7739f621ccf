package dev.onset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Looks for leaks after every test class: a file in a test's temporary folder that is still mapped or open when the folder is gone,
 * because a snapshot, a result or a statement was not closed. Asks Linux, so that nothing in the engine has to count; elsewhere it
 * says nothing. Found by JUnit for all tests of the module.
 */
public final class NothingStaysMapped implements Extension, BeforeAllCallback {

    private static final Path MAPPINGS = Path.of("/proc/self/maps");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final Pattern IN_TEMPORARY_FOLDER = Pattern.compile("(/\\S*/junit-?[^/]+)/\\S+");
    /** What was found before: one class is to blame, not all that come after it. */
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();
    /** Small tables are unmapped by the garbage collector, and a cleaner needs a moment. */
    private static final int ROUNDS = 20;

    @Override
    public void beforeAll(ExtensionContext context) {
        // The first to come into the store is the last to go: after the temporary folders.
        context.getStore(Namespace.create(NothingStaysMapped.class)).put(context.getUniqueId(),
                (AutoCloseable) () -> check(context.getRequiredTestClass()));
    }

    private static void check(Class<?> test) throws IOException, InterruptedException {
        Set<String> left = left();
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            System.gc();
            Thread.sleep(50);
            left = left();
        }
        if (REPORTED.addAll(left)) {
            throw new AssertionError(
                    "after " + test.getSimpleName() + " these files are still open or mapped: " + left);
        }
    }

    private static Set<String> left() throws IOException {
        Set<String> left = new TreeSet<>();
        if (Files.isReadable(MAPPINGS)) {
            Files.readAllLines(MAPPINGS).forEach(line -> addIfGone(line, left));
        }
        if (Files.isDirectory(OPEN_FILES)) {
            for (Path descriptor : list(OPEN_FILES)) {
                try {
                    addIfGone(Files.readSymbolicLink(descriptor).toString(), left);
                } catch (IOException closedMeanwhile) {
                    // then it does not count
                }
            }
        }
        return left;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void addIfGone(String line, Set<String> left) {
        Matcher file = IN_TEMPORARY_FOLDER.matcher(line);
        if (file.find() && !REPORTED.contains(file.group()) && !Files.exists(Path.of(file.group(1)))) {
            left.add(file.group());
        }
    }
}
