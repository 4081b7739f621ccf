package dev.onset.cli.console;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** Notices when nobody reads the output any more, as in {@code onset sql … | head}; a PrintWriter alone never says so. */
public final class CheckedOutput extends FilterWriter {

    private static final int CHECK_EVERY = 1 << 16;

    private final PrintWriter target;
    private int unchecked;

    public CheckedOutput(PrintWriter target) {
        super(target);
        this.target = target;
    }

    @Override
    public void write(int c) throws IOException {
        super.write(c);
        count(1);
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        super.write(buffer, offset, length);
        count(length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        super.write(text, offset, length);
        count(length);
    }

    private void count(int characters) throws IOException {
        unchecked += characters;
        if (unchecked >= CHECK_EVERY) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        unchecked = 0;
        if (target.checkError()) {
            throw new OutputClosedException();
        }
    }
}
