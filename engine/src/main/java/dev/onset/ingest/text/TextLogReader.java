package dev.onset.ingest.text;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.LineReader;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * Plain text logs: lines with an epoch or a step and named numbers ({@code name: 1.5} or {@code name=1.5}). Lines without
 * either are passed over, except pairs that fill a line of their own before the first record: they are parameters. Where the
 * steps begin again, another run was appended to the file.
 *
 * <p>A batch within an epoch ({@code Epoch [3/10], Step [100/600]}) counts on over the epochs. A line that starts with the
 * name of a split ({@code Test set: Average loss: 0.05}) gives it to its numbers: {@code test/Average loss}.
 */
public final class TextLogReader implements LogReader {

    private static final Set<String> EXTENSIONS = Set.of("txt", "log", "out");
    /** A log may begin with a dump of the whole model. */
    private static final int LINES_LOOKED_AT = 5_000;
    private static final Pattern PARAMETER = Pattern
            .compile("\\s*-{0,2}([A-Za-z_][\\w. -]{0,59}?)\\s*[:=]\\s*(\\S.{0,400}?),?\\s*");

    private final @Nullable LinePattern pattern;

    /** @param pattern a user's own pattern with named groups, for lines of another kind; null: the usual ones */
    public TextLogReader(@Nullable LinePattern pattern) {
        this.pattern = pattern;
    }

    private @Nullable TextLine parse(String line) {
        return pattern == null ? TextLine.parse(line) : pattern.parse(line);
    }

    @Override
    public String format() {
        return "text";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (EXTENSIONS.contains(file.extension()) && file.size() > 0
                    && (file.isUnchanged() ? file.looksLike(this, head -> false) : file.isReadable() && isLog(file))) {
                claims.claim(file.path(), List.of(file));
            }
        }
    }

    /** Whether there is more than one record among the first lines, or nothing but one. */
    private boolean isLog(LogFile file) throws IOException {
        if (file.headText().indexOf('\0') >= 0) {
            return false;
        }
        int records = 0;
        int others = 0;
        boolean epochSaid = false;
        try (LineReader lines = LineReader.ofBeginning(file)) {
            while (lines.lineNumber() < LINES_LOOKED_AT && lines.next() && records < 2) {
                if (lines.isBlank()) {
                    continue;
                }
                TextLine line = parse(lines.text());
                boolean placed = line != null && (line.epoch() >= 0 || line.step() >= 0);
                if (line != null && (line.isRecord() || (epochSaid && !line.names().isEmpty()))) {
                    records++;
                    epochSaid = false;
                } else if (placed) {
                    epochSaid = true; // Keras names the epoch on a line of its own
                } else {
                    others++;
                }
            }
        }
        return records > 1 || (records == 1 && others <= 2);
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile file = source.files().getFirst();
        TextRunBuilder builder = new TextRunBuilder(sink, hasRecordPerEpoch(file));
        try (LineReader lines = new LineReader(file)) {
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                String text = lines.text();
                TextLine line = parse(text);
                if (line != null) {
                    builder.add(line);
                }
                if (!builder.hasRecords()) {
                    Matcher parameter = PARAMETER.matcher(text);
                    if (parameter.matches() && !parameter.group(2).equals("{")) {
                        builder.parameter(parameter.group(1).strip(), unquote(parameter.group(2)));
                    }
                }
            }
        }
        int imported = 0;
        for (RunLog run : builder.runs()) {
            if (run.points() > 0) {
                sink.add(run);
                imported++;
            }
        }
        if (imported == 0) {
            sink.skip(file.path(), "the log holds no numbers");
        }
    }

    /** Whether no epoch but a run's first is named by two records: then the first, named twice, is two runs. */
    private boolean hasRecordPerEpoch(LogFile file) throws IOException {
        long first = -1;
        @Nullable
        TextLine before = null;
        try (LineReader lines = new LineReader(file)) {
            while (lines.next()) {
                TextLine line = parse(lines.text());
                if (line == null || !line.isRecord()) {
                    continue;
                }
                if (line.step() >= 0) {
                    return false;
                }
                first = first < 0 ? line.epoch() : Math.min(first, line.epoch());
                if (before != null && before.epoch() == line.epoch() && line.epoch() != first
                        && before.names().equals(line.names())) {
                    return false;
                }
                before = line;
            }
        }
        return true;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
