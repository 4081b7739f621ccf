package dev.onset.ingest.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * A trial of Ray Tune: a folder with {@code result.json} (an object a line, with the configuration in each) and
 * {@code params.json}. {@code progress.csv} and the event files beside it hold the same points and are not read.
 */
public final class RayReader implements LogReader {

    private static final String RESULT = "result.json";
    private static final String PARAMETERS = "params.json";

    @Override
    public String format() {
        return "ray";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        LogFile result = folder.file(RESULT);
        if (result == null || result.size() == 0
                || !result.looksLike(this, head -> head.startsWith("{") && head.contains("\"training_iteration\""))) {
            return;
        }
        List<LogFile> files = new ArrayList<>(List.of(result));
        for (LogFile file : folder.files()) {
            if (file.name().equals(PARAMETERS)) {
                files.add(file);
            } else if (file.name().equals("progress.csv") || file.name().equals("params.pkl")
                    || file.name().contains("tfevents.")) {
                claims.accompany(file);
            }
        }
        claims.claim(folder.path(), files);
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        for (var run : JsonLinesReader.readRuns(source.files().getFirst(), sink)) {
            for (LogFile file : source.files()) {
                if (file.name().equals(PARAMETERS)) {
                    JsonParameters.read(file, sink, run::param);
                }
            }
            if ("true".equals(run.tags().get("done"))) {
                run.status("finished");
            }
            sink.add(run);
        }
    }
}
