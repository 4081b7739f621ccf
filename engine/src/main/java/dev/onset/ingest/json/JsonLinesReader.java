package dev.onset.ingest.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;

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
 * Logs with a JSON object a line, as DeiT, DETR, timm, Detectron2 and MMEngine write them. Objects before the numbers are
 * parameters. Without a step or an epoch the lines are counted, from 0. Where the steps are back at the first one, another
 * run was appended to the file.
 */
public final class JsonLinesReader implements LogReader {

    private static final Set<String> EXTENSIONS = Set.of("json", "jsonl", "ndjson", "txt", "log");
    private static final Set<String> LINE_EXTENSIONS = Set.of("jsonl", "ndjson");
    private static final int LINES_LOOKED_AT = 4;

    @Override
    public String format() {
        return "jsonl";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (EXTENSIONS.contains(file.extension()) && file.size() > 0
                    && file.looksLike(this, head -> isLog(file, head))) {
                claims.claim(file.path(), List.of(file));
            }
        }
    }

    /** Whether the first lines are objects, with a step or a well-known metric among their numbers. */
    private static boolean isLog(LogFile file, String head) {
        String text = head.stripLeading();
        if (!text.startsWith("{")) {
            return false;
        }
        String[] lines = text.split("\\R", LINES_LOOKED_AT + 1);
        int complete = file.isHeadWhole() ? lines.length : lines.length - 1;
        if (complete == 0) {
            // A first line longer than the head: the dumped configuration of MMEngine and its kin.
            return !file.extension().equals("json") || file.name().endsWith(".log.json");
        }
        JsonRecord record = new JsonRecord();
        int objects = 0;
        boolean steps = false;
        boolean metrics = false;
        for (int i = 0; i < Math.min(complete, LINES_LOOKED_AT); i++) {
            byte[] bytes = lines[i].getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (lines[i].isBlank()) {
                continue;
            }
            try {
                record.parse(bytes, 0, bytes.length);
            } catch (IOException e) {
                if (objects == 0) {
                    return false;
                }
                break;
            }
            objects++;
            steps |= StepNames.axis(record.names()) >= 0;
            metrics |= MetricConventions.choose(record.names()).values().stream()
                    .anyMatch(canonical -> !canonical.equals("epoch"));
        }
        boolean lineFormat = LINE_EXTENSIONS.contains(file.extension()) || objects > 1;
        return objects > 0 && (lineFormat ? steps || metrics : steps && metrics);
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        for (RunLog run : readRuns(source.files().getFirst(), sink)) {
            sink.add(run);
        }
    }

    /** The runs of a log, not yet handed over; a log without numbers is reported. */
    static List<RunLog> readRuns(LogFile file, RunSink sink) throws IOException, LogFormatException {
        List<RunLog> runs;
        try {
            runs = read(file, sink, false);
        } catch (JsonRunBuilder.FractionalStepException e) {
            sink.warn(file.path(),
                    "'" + e.getMessage() + "' does not count in whole numbers; the lines are numbered instead");
            try {
                runs = read(file, sink, true);
            } catch (JsonRunBuilder.FractionalStepException impossible) {
                throw new IllegalStateException("Numbered lines are whole numbers", impossible);
            }
        }
        runs.removeIf(run -> run.points() == 0);
        if (runs.isEmpty()) {
            sink.skip(file.path(), "the log holds no numbers");
        }
        return runs;
    }

    private static List<RunLog> read(LogFile file, RunSink sink, boolean numberLines)
            throws IOException, LogFormatException, JsonRunBuilder.FractionalStepException {
        JsonRunBuilder builder = new JsonRunBuilder(sink, numberLines);
        JsonRecord record = new JsonRecord();
        boolean longArray = false;
        try (LineReader lines = new LineReader(file)) {
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                try {
                    record.parse(lines.bytes(), lines.offset(), lines.length());
                } catch (JsonProcessingException e) {
                    if (lines.isTerminated()) {
                        sink.fail(file.path(), "line " + lines.lineNumber(),
                                "is no JSON object: " + e.getOriginalMessage());
                    } else {
                        sink.warn(file.path(), "the last line (" + lines.lineNumber()
                                + ") is cut short; everything before it was imported");
                    }
                    continue;
                }
                longArray |= record.hasLongArray();
                builder.add(record);
            }
        }
        if (longArray) {
            sink.warn(file.path(), "of arrays longer than 1000 numbers only the first 1000 were imported");
        }
        return new ArrayList<>(builder.runs());
    }
}
