package dev.onset.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.onset.api.Onset;

/** The archives that connections have open: one for each directory, closed with its last connection. */
final class SharedArchives {

    private static final Map<Path, Lease> OPEN = new HashMap<>();

    private SharedArchives() {}

    /** One connection's share of an open archive; to be closed once. */
    static final class Lease implements AutoCloseable {

        private final Path key;
        private final Onset onset;
        private int holders;

        private Lease(Path key, Onset onset) {
            this.key = key;
            this.onset = onset;
        }

        Onset onset() {
            return onset;
        }

        @Override
        public void close() {
            synchronized (OPEN) {
                if (--holders == 0) {
                    OPEN.remove(key);
                    onset.close();
                }
            }
        }
    }

    static Lease acquire(Path directory) {
        synchronized (OPEN) {
            Path key = canonical(directory);
            Lease lease = OPEN.get(key);
            if (lease == null) {
                lease = new Lease(key, Onset.open(directory));
                OPEN.put(key, lease);
            }
            lease.holders++;
            return lease;
        }
    }

    private static Path canonical(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            // Opening it says what is wrong with it.
            return directory.toAbsolutePath().normalize();
        }
    }
}
