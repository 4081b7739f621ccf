package dev.onset.ingest.watch;

import java.io.IOException;
import java.time.Duration;

/** Waits for changes below some folders. Used by one thread. */
public interface ChangeWatch extends AutoCloseable {

    /**
     * Waits until a file may have changed since the last call, or since this was made.
     *
     * @return false: the time is over and nothing was seen
     * @throws IOException if changes cannot be seen any more
     */
    boolean await(Duration atMost) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
