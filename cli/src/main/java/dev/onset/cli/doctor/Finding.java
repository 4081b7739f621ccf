package dev.onset.cli.doctor;

/**
 * What was looked at and found.
 *
 * @param subject one or two words
 * @param text what holds
 * @param advice what to do; empty where nothing need be done
 */
public record Finding(Level level, String subject, String text, String advice) {

    /** How bad it is. */
    public enum Level {
        GOOD, NOTE, BAD
    }

    static Finding good(String subject, String text) {
        return new Finding(Level.GOOD, subject, text, "");
    }

    static Finding note(String subject, String text, String advice) {
        return new Finding(Level.NOTE, subject, text, advice);
    }

    static Finding bad(String subject, String text, String advice) {
        return new Finding(Level.BAD, subject, text, advice);
    }
}
