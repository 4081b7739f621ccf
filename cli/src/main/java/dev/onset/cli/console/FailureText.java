package dev.onset.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import dev.onset.error.OnsetException;

/** What is said of whatever went wrong: what it is, and what helps. A stack trace is shown only where one is asked for. */
public final class FailureText {

    private static final String DEFECT = "\n(this is a defect of Onset; with ONSET_DEBUG=1 it says where)";

    private FailureText() {}

    /** Without "error:" before it and without a line break behind it. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case OnsetException known -> Objects.requireNonNullElse(known.getMessage(), known.toString());
            case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case IOException io -> ofFile(io);
            case OutOfMemoryError memory -> "Java has no memory left for this; a larger heap"
                    + " (ONSET_JAVA_OPTS=-Xmx8g) or a narrower query helps";
            case StackOverflowError stack -> "this is nested too deeply for Java's stack; ONSET_JAVA_OPTS=-Xss64m makes"
                    + " it larger";
            case LinkageError missing -> "a part of Onset cannot be loaded: " + root(missing)
                    + "; unpack or build it anew, and see 'onset doctor'";
            default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString()) + DEFECT;
        };
    }

    /** Java says no more than the name of a file in some of its messages. */
    private static String ofFile(IOException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return switch (failure) {
            case NoSuchFileException missing -> "there is no file " + message;
            case AccessDeniedException denied -> "may not read or write " + message;
            case FileSystemException other when other.getReason() == null -> message + ": "
                    + other.getClass().getSimpleName();
            case CharacterCodingException coding -> "a file is not in UTF-8 (" + message + ")";
            default -> message;
        };
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    /** Whether stack traces are wanted. */
    public static boolean isDebugging() {
        String debug = System.getenv("ONSET_DEBUG");
        return debug != null && !debug.isEmpty() && !debug.equals("0");
    }
}
