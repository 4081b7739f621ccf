package dev.onset.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import dev.onset.ingest.reader.LogFile;

/** Opens the text of a table: a header line, then a line a row. May be opened several times. */
@FunctionalInterface
interface TableText {

    Reader open() throws IOException;

    /** The text of a CSV or TSV file, which may be compressed. */
    static TableText of(LogFile file) {
        return () -> {
            InputStream in = file.open();
            try {
                Reader reader = new InputStreamReader(isCompressed(file) ? new GZIPInputStream(in, 1 << 16) : in,
                        StandardCharsets.UTF_8);
                return withoutByteOrderMark(reader);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        };
    }

    private static Reader withoutByteOrderMark(Reader reader) throws IOException {
        PushbackReader pushback = new PushbackReader(reader, 1);
        int first = pushback.read();
        if (first >= 0 && first != '\uFEFF') {
            pushback.unread(first);
        }
        return pushback;
    }

    /** Whether the name says that the file is compressed by gzip. */
    static boolean isCompressed(LogFile file) {
        return file.extension().equals("gz");
    }

    /** Whether the name says that the file is a table in text, compressed or not. */
    static boolean isOne(LogFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".csv") || plain.endsWith(".tsv");
    }

    /** The beginning of the text; shorter than the file's if that cannot be read further. */
    static String head(LogFile file) throws IOException {
        if (!isCompressed(file)) {
            return file.headText();
        }
        char[] text = new char[16 * 1024];
        int length = 0;
        try (Reader reader = of(file).open()) {
            while (length < text.length) {
                int count = reader.read(text, length, text.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (IOException e) {
            return new String(text, 0, length); // reading the file says what is wrong
        }
        return new String(text, 0, length);
    }

    /** Whether {@link #head} is the whole text. */
    static boolean isHeadWhole(LogFile file, String head) {
        return isCompressed(file) ? head.length() < 16 * 1024 : file.isHeadWhole();
    }
}
