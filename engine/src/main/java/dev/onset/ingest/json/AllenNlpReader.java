package dev.onset.ingest.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * A folder of AllenNLP: {@code metrics_epoch_0.json}, {@code metrics_epoch_1.json} and so on hold an epoch each. What sums
 * up the epochs so far ({@code best_…}) is no curve and becomes tags from the last file; {@code metrics.json} repeats it.
 */
public final class AllenNlpReader implements LogReader {

    private static final Pattern EPOCH_FILE = Pattern.compile("metrics_epoch_(\\d{1,9})\\.json");
    private static final String CONFIGURATION = "config.json";
    private static final String SUMMARY = "metrics.json";
    private static final String BEST = "best_";

    @Override
    public String format() {
        return "allennlp";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> files = new ArrayList<>();
        for (LogFile file : folder.files()) {
            if (EPOCH_FILE.matcher(file.name()).matches()) {
                if (file.size() == 0) {
                    claims.skip(file, "the file is empty");
                } else if (file.looksLike(this, head -> head.stripLeading().startsWith("{"))) {
                    files.add(file);
                }
            }
        }
        if (files.isEmpty()) {
            return;
        }
        files.sort(Comparator.comparingLong(AllenNlpReader::epoch));
        LogFile configuration = folder.file(CONFIGURATION);
        if (configuration != null) {
            files.add(configuration);
        }
        claims.claim(folder.path(), files);
        LogFile summary = folder.file(SUMMARY);
        if (summary != null) {
            claims.accompany(summary);
        }
    }

    private static long epoch(LogFile file) {
        Matcher name = EPOCH_FILE.matcher(file.name());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        RunLog run = sink.newRun(0);
        for (LogFile file : source.files()) {
            if (file.name().equals(CONFIGURATION)) {
                JsonParameters.read(file, sink, run::param);
            } else {
                try {
                    add(file, JsonParameters.MAPPER.readTree(file.path().toFile()), run);
                } catch (JsonProcessingException e) {
                    sink.fail(file.path(), JsonParameters.position(e),
                            "is no JSON that can be read: " + e.getOriginalMessage());
                }
            }
        }
        if (run.points() == 0) {
            sink.skip(source.anchor(), "the epochs hold no numbers");
        } else {
            sink.add(run);
        }
    }

    private static void add(LogFile file, JsonNode root, RunLog run) {
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            JsonNode value = field.getValue();
            if (field.getKey().startsWith(BEST)) {
                if (value.isValueNode()) {
                    run.tag(field.getKey(), value.asText());
                }
            } else if (value.isNumber()) {
                run.point(run.metric(field.getKey(), null), epoch(file), StepAxis.NO_TIME, value.doubleValue());
            }
        }
    }
}
