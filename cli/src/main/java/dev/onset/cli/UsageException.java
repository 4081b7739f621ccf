package dev.onset.cli;

/** What was asked for does not hold together. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
