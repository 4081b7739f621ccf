package dev.onset.cli;

/** What commands end with; scripts rely on the numbers. */
final class ExitStatus {

    static final int OK = 0;
    /** The command line or a query was wrong, or failed. */
    static final int FAILED = 1;
    /** An import read what it could; some sources could not be read. */
    static final int INCOMPLETE = 3;

    private ExitStatus() {}
}
