package dev.onset.functions;

/** An option has a value outside its domain; the message says which, what was given and what is accepted. */
public final class InvalidOptionException extends RuntimeException {

    public InvalidOptionException(String function, String option, Object given, String accepted) {
        super("%s: option %s is %s, but must be %s".formatted(function, option, given, accepted));
    }
}
