package dev.onset.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a text file as bytes, without an object a line. A line may be long, but not without bound: 64 MB. */
public final class LineReader implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 26;
    /** What recognition may read of a file: some 5,000 lines. */
    private static final long BEGINNING = 1 << 23;

    private final InputStream in;
    private long left;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private boolean finished;

    private int lineStart;
    private int lineLength;
    private long lineNumber;
    private boolean terminated;

    public LineReader(LogFile file) throws IOException {
        this(file, Long.MAX_VALUE);
    }

    private LineReader(LogFile file, long bytes) throws IOException {
        in = file.open();
        left = bytes;
    }

    /** The lines of the first megabytes, to recognise a format by; the last one may be cut. */
    public static LineReader ofBeginning(LogFile file) throws IOException {
        return new LineReader(file, BEGINNING);
    }

    /** Goes to the next line; false at the end of the file. */
    public boolean next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    line(i, i + 1, true);
                    return true;
                }
            }
            if (finished) {
                if (start == end) {
                    return false;
                }
                line(end, end, false);
                return true;
            }
            searched = end - start;
            fill();
        }
    }

    private void line(int lineEnd, int nextStart, boolean lineTerminated) {
        int length = lineEnd - start;
        if (length > 0 && buffer[start + length - 1] == '\r') {
            length--;
        }
        lineStart = start;
        lineLength = length;
        start = nextStart;
        terminated = lineTerminated;
        lineNumber++;
        if (lineNumber == 1 && length >= 3 && buffer[lineStart] == (byte) 0xEF && buffer[lineStart + 1] == (byte) 0xBB
                && buffer[lineStart + 2] == (byte) 0xBF) {
            lineStart += 3; // a byte order mark
            lineLength -= 3;
        }
    }

    /** Moves what is left to the front and reads more behind it. */
    private void fill() throws IOException {
        int kept = end - start;
        if (kept >= LONGEST_LINE) {
            throw new IOException("line " + (lineNumber + 1) + " is longer than " + (LONGEST_LINE >> 20) + " MB");
        }
        byte[] target = kept == buffer.length ? new byte[Math.multiplyExact(buffer.length, 2)] : buffer;
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        start = 0;
        end = kept;
        int read = left == 0 ? -1 : in.read(buffer, end, (int) Math.min(left, buffer.length - end));
        if (read < 0) {
            finished = true;
        } else {
            end += read;
            left -= read;
        }
    }

    /** The array that holds the line; it changes with the next one. */
    public byte[] bytes() {
        return buffer;
    }

    public int offset() {
        return lineStart;
    }

    /** In bytes, without the line's end. */
    public int length() {
        return lineLength;
    }

    /** From 1. */
    public long lineNumber() {
        return lineNumber;
    }

    /** Whether the line ends in a line feed; the last one of a file may not. */
    public boolean isTerminated() {
        return terminated;
    }

    public boolean isBlank() {
        for (int i = 0; i < lineLength; i++) {
            if (buffer[lineStart + i] > ' ' || buffer[lineStart + i] < 0) {
                return false;
            }
        }
        return true;
    }

    public String text() {
        return new String(buffer, lineStart, lineLength, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
