package dev.onset.ingest;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Real logs of other projects, if a folder of them lies beside the repository; tests that want them skip otherwise. */
public final class RealLogs {

    private RealLogs() {}

    /** A folder or file of the real logs; the test is skipped, and says so, if it is not there. */
    public static Path require(String name) {
        Path folder = locate();
        Path path = folder == null ? null : folder.resolve(name);
        if (path == null || !Files.exists(path)) {
            String message = "no real logs: there is no ../shared/data/" + name + " beside the repository";
            System.out.println("SKIPPED: " + message);
            throw new TestAbortedException(message);
        }
        return path;
    }

    /** Looks beside the repository's root, also from a work tree somewhere below. */
    private static @Nullable Path locate() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data");
            if (Files.isRegularFile(candidate.resolve("INVENTORY.md"))) {
                return candidate;
            }
        }
        return null;
    }
}
