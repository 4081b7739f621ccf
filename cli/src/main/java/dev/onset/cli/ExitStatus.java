package dev.onset.cli;

/** What commands end with; scripts rely on the numbers. */
final class ExitStatus {

    static final int OK = 0;
    /** A query or a command failed. */
    static final int FAILED = 1;
    /** The command line was wrong. */
    static final int USAGE = 2;
    /** An import read what it could; some sources could not be read. */
    static final int INCOMPLETE = 3;

    /** Nobody reads the output any more, as in {@code onset sql … | head}: what shells give for SIGPIPE. */
    static final int OUTPUT_CLOSED = 141;

    private ExitStatus() {}
}
