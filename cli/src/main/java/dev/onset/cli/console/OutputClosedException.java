package dev.onset.cli.console;

import java.io.IOException;

/** What was written cannot go anywhere: nobody reads it any more, or the disk is full. */
public final class OutputClosedException extends IOException {

    public OutputClosedException() {
        super("the output was closed");
    }
}
