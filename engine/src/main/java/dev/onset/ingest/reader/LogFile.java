package dev.onset.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** A file that the walk met, with what a stat says about it. Its first bytes are read when a reader asks for them. */
public final class LogFile {

    /** How much of a file readers may look at to recognise it. */
    private static final int HEAD_BYTES = 16 * 1024;
    /** How the format of a file begins that no reader recognised; the version of the readers follows. */
    public static final String OTHER = "unrecognised by readers ";

    private final Path path;
    private final long size;
    private final long modifiedMillis;
    private final @Nullable String recordedFormat;
    private @Nullable IOException unreadable;
    private boolean lookedAt;
    private byte @Nullable [] head;
    private LongConsumer onRead = bytes -> {};

    /** @param recordedFormat the format under which the archive knows this very file, unchanged; null: new or changed */
    public LogFile(Path path, long size, long modifiedMillis, @Nullable String recordedFormat) {
        this.path = path;
        this.size = size;
        this.modifiedMillis = modifiedMillis;
        this.recordedFormat = recordedFormat;
    }

    public Path path() {
        return path;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The name's last extension in lower case, without the dot; empty if there is none. */
    public String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its last extension. */
    public String stem() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    public long size() {
        return size;
    }

    public long modifiedMillis() {
        return modifiedMillis;
    }

    /** Whether the archive knows this file as it is now: as a log that was read, or as one that no reader recognised. */
    public boolean isUnchanged() {
        return recordedFormat != null;
    }

    /** Whether the archive knows that no reader recognised this file as it is now. */
    public boolean isKnownAsOther() {
        return recordedFormat != null && recordedFormat.startsWith(OTHER);
    }

    /** Whether its content was asked for. */
    public boolean wasLookedAt() {
        return lookedAt;
    }

    /** Why its content could not be read when a reader looked at it; null: nothing went wrong. */
    public @Nullable IOException unreadable() {
        return unreadable;
    }

    /** Whether its content can be read; the walk reports a file that cannot. */
    public boolean isReadable() {
        return head().length > 0 || unreadable == null;
    }

    /** Whether its beginning looks like this format; a file that the archive knows unchanged is not opened for that. */
    public boolean looksLike(LogReader reader, Predicate<String> test) throws IOException {
        return recordedFormat != null ? recordedFormat.equals(reader.format()) : test.test(headText());
    }

    /** Who is told now and then how many bytes more a reader has got from {@link #open}, on the reader's thread. */
    public void onRead(LongConsumer listener) {
        onRead = listener;
    }

    /** Its bytes, from the beginning. */
    public InputStream open() throws IOException {
        return new CountedInput(Files.newInputStream(path), onRead);
    }

    /** The first bytes, fewer if the file is shorter; none if it cannot be read, so that no reader takes it. */
    public byte[] head() {
        byte[] bytes = head;
        if (bytes == null) {
            lookedAt = true;
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(HEAD_BYTES);
            } catch (IOException e) {
                unreadable = e;
                bytes = new byte[0];
            }
            head = bytes;
        }
        return bytes;
    }

    /** The first bytes as text; bytes that are not UTF-8 become U+FFFD. A byte order mark is dropped. */
    public String headText() {
        String text = new String(head(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether {@link #head()} is all there is. */
    public boolean isHeadWhole() {
        return size <= HEAD_BYTES;
    }

    /** Lets go of the bytes kept for recognition. */
    public void forgetHead() {
        head = null;
    }

    /** A large file kept outside of Git: only its pointer is here. */
    public boolean isGitLfsPointer() {
        return size > 0 && size < 1024 && headText().startsWith("version https://git-lfs.github.com/spec/");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
