package dev.onset.archive;

/** One immutable view of an archive. */
public final class Snapshot implements AutoCloseable {

    @Override
    public void close() {}
}
