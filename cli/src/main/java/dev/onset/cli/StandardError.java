package dev.onset.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;

/**
 * The error output that the launcher script hands over.
 *
 * <p>Java prints a warning about the vector module before any of our code runs. The launcher therefore sends Java's own
 * error output through a filter, and passes the real one as another file descriptor, named by a system property. Started
 * without the launcher, nothing changes.
 */
final class StandardError {
    private static final String DESCRIPTOR_PROPERTY = "onset.stderr";

    private StandardError() {}

    /** Makes {@link System#err} write to the launcher's error output, if there is one. */
    static void restore() {
        Integer number = Integer.getInteger(DESCRIPTOR_PROPERTY);
        if (number == null) {
            return;
        }
        try {
            // There is no public way to a numbered descriptor; opening /dev/fd/3 anew would lose the write position
            // that it shares with the standard output in `onset … >log 2>&1`.
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            FileDescriptor descriptor = constructor.newInstance(number);
            System.setErr(new PrintStream(new FileOutputStream(descriptor), true, System.err.charset()));
        } catch (ReflectiveOperationException | RuntimeException unavailable) {
            // The filtered output works as well, only a little later.
            System.err.println("onset: cannot write to the launcher's error output directly: " + unavailable);
        }
    }
}
