package dev.onset.ingest.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.naming.MetricConventions;
import dev.onset.ingest.reader.LineReader;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.reader.StepNames;

/**
 * Text logs with objects of numbers in them, such as Torch's {@code json_stats: {…}} lines: what stands before the object,
 * and all other lines, are passed over. Such objects repeat all parameters each time; what never changes is a parameter,
 * unless it is a well-known metric. Fairseq writes numbers as texts here, so texts that are numbers are taken for numbers.
 */
public final class JsonInTextReader implements LogReader {

    private static final Set<String> EXTENSIONS = Set.of("txt", "log", "out");
    private static final int LINES_LOOKED_AT = 5_000;
    private static final int LONGEST_PREFIX = 100;
    /** What Lua writes for numbers that are none. */
    private static final Pattern LUA_NUMBER = Pattern.compile("(?<=[:,\\[])\\s*(-?)(nan|inf)(?=[,\\]}])");

    @Override
    public String format() {
        return "text-json";
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

    private static boolean isLog(LogFile file) throws IOException {
        JsonRecord record = new JsonRecord(true);
        try (LineReader lines = LineReader.ofBeginning(file)) {
            while (lines.lineNumber() < LINES_LOOKED_AT && lines.next()) {
                String json = object(lines);
                if (json != null && parse(json, record)) {
                    return StepNames.axis(record.names()) >= 0
                            && MetricConventions.choose(record.names()).size() > 1;
                }
            }
        }
        return false;
    }

    /** The object that ends the line, or null. */
    private static @Nullable String object(LineReader lines) {
        byte[] bytes = lines.bytes();
        int limit = Math.min(lines.length() - 2, LONGEST_PREFIX);
        for (int i = 0; i < limit; i++) {
            if (bytes[lines.offset() + i] == '{' && bytes[lines.offset() + i + 1] == '"') {
                String text = lines.text().strip();
                return text.endsWith("}") ? text.substring(text.indexOf("{\"")) : null;
            }
        }
        return null;
    }

    private static boolean parse(String json, JsonRecord record) {
        try {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            record.parse(bytes, 0, bytes.length);
            return true;
        } catch (IOException e) {
            String repaired = LUA_NUMBER.matcher(json)
                    .replaceAll(match -> match.group(2).equals("nan") ? "NaN" : match.group(1) + "Infinity");
            return !repaired.equals(json) && parse(repaired, record);
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile file = source.files().getFirst();
        Set<String> constants = constants(file);
        List<RunLog> runs;
        try {
            runs = read(file, new JsonRunBuilder(sink, false, constants));
        } catch (JsonRunBuilder.FractionalStepException e) {
            sink.warn(file.path(),
                    "'" + e.getMessage() + "' does not count in whole numbers; the records are numbered instead");
            try {
                runs = read(file, new JsonRunBuilder(sink, true, constants));
            } catch (JsonRunBuilder.FractionalStepException impossible) {
                throw new IllegalStateException("Numbered records are whole numbers", impossible);
            }
        }
        runs.forEach(sink::add);
    }

    private static List<RunLog> read(LogFile file, JsonRunBuilder builder)
            throws IOException, JsonRunBuilder.FractionalStepException {
        JsonRecord record = new JsonRecord(true);
        try (LineReader lines = new LineReader(file)) {
            while (lines.next()) {
                String json = object(lines);
                if (json != null && parse(json, record)) {
                    builder.add(record);
                }
            }
        }
        return new ArrayList<>(builder.runs());
    }

    /** The numbers that are the same in all records, and more than one record has. */
    private static Set<String> constants(LogFile file) throws IOException {
        Map<String, Double> values = new HashMap<>();
        Set<String> varying = new HashSet<>();
        JsonRecord record = new JsonRecord(true);
        int records = 0;
        try (LineReader lines = new LineReader(file)) {
            while (lines.next()) {
                String json = object(lines);
                if (json == null || !parse(json, record)) {
                    continue;
                }
                records++;
                for (int i = 0; i < record.names().size(); i++) {
                    Double known = values.putIfAbsent(record.names().get(i), record.value(i));
                    if (known != null && known != record.value(i)) {
                        varying.add(record.names().get(i));
                    }
                }
            }
        }
        Set<String> constants = new HashSet<>(values.keySet());
        constants.removeAll(varying);
        constants.removeAll(MetricConventions.choose(List.copyOf(values.keySet())).keySet());
        return records > 1 ? constants : Set.of();
    }
}
