package dev.onset.api;

import org.slf4j.LoggerFactory;

/**
 * Keeps SLF4J, which the SQL front end logs through, from printing a warning into programs that have chosen no logging:
 * a driver that a user drops into a tool must not say anything. Where the host has a logging provider, it is used.
 */
public final class QuietLogging {

    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private QuietLogging() {}

    /** Has SLF4J look for its provider now, silently. Only the first logger of a program ever looks. */
    public static synchronized void start() {
        if (System.getProperty(VERBOSITY) != null) {
            return;
        }
        System.setProperty(VERBOSITY, "ERROR");
        try {
            LoggerFactory.getILoggerFactory();
        } finally {
            System.clearProperty(VERBOSITY);
        }
    }
}
