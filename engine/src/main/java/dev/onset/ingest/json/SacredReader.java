package dev.onset.ingest.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * Sacred's FileStorageObserver: a folder per run with {@code metrics.json} ({@code {"loss": {"steps": […], "timestamps":
 * […], "values": […]}}}), {@code config.json} and {@code run.json}.
 */
public final class SacredReader implements LogReader {

    private static final String METRICS = "metrics.json";
    private static final String CONFIG = "config.json";
    private static final String RUN = "run.json";

    @Override
    public String format() {
        return "sacred";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        LogFile metrics = folder.file(METRICS);
        if (metrics == null || metrics.size() == 0) {
            return;
        }
        boolean described = folder.contains(RUN) && folder.contains(CONFIG);
        if (!metrics.looksLike(this, head -> (head.contains("\"steps\"") && head.contains("\"values\""))
                || (described && head.strip().equals("{}")))) {
            return;
        }
        List<LogFile> files = new ArrayList<>(List.of(metrics));
        for (String name : List.of(CONFIG, RUN)) {
            LogFile file = folder.file(name);
            if (file != null) {
                files.add(file);
            }
        }
        claims.claim(folder.path(), files);
        for (String name : List.of("cout.txt", "info.json")) {
            LogFile file = folder.file(name);
            if (file != null) {
                claims.accompany(file);
            }
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        RunLog run = sink.newRun(0);
        for (LogFile file : source.files()) {
            JsonNode root = tree(file, sink);
            if (root == null) {
                continue;
            }
            switch (file.name()) {
                case METRICS -> root.properties().forEach(metric -> curve(metric.getKey(), metric.getValue(), run));
                case CONFIG ->
                        FlatParameters.flatten(JsonParameters.MAPPER.convertValue(root, Object.class), run::param);
                default -> describe(root, run, source.anchor());
            }
        }
        sink.add(run);
    }

    private static @Nullable JsonNode tree(LogFile file, RunSink sink) throws IOException, LogFormatException {
        try {
            return JsonParameters.MAPPER.readTree(file.path().toFile());
        } catch (JsonProcessingException e) {
            sink.fail(file.path(), JsonParameters.position(e),
                    "is no JSON that can be read: " + e.getOriginalMessage());
            return null;
        }
    }

    private static void curve(String name, JsonNode metric, RunLog run) {
        JsonNode steps = metric.path("steps");
        JsonNode times = metric.path("timestamps");
        JsonNode values = metric.path("values");
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            // Sacred encodes what came from numpy as {"dtype": …, "value": …}.
            JsonNode number = value.isObject() ? value.path("value") : value;
            if (number.isNumber()) {
                long step = steps.path(i).canConvertToLong() ? steps.path(i).longValue() : i;
                long time = times.path(i).isTextual() ? LogTimes.parse(times.path(i).textValue()) : StepAxis.NO_TIME;
                run.point(run.metric(name, null), step, time, number.doubleValue());
            }
        }
    }

    private static void describe(JsonNode root, RunLog run, Path folder) {
        String experiment = root.path("experiment").path("name").asText("");
        if (!experiment.isEmpty()) {
            run.experiment(experiment).name(experiment + "/" + folder.getFileName());
        }
        String status = root.path("status").asText("").toLowerCase(Locale.ROOT);
        run.status(switch (status) {
            case "completed" -> "finished";
            case "interrupted" -> "killed";
            case "failed", "running" -> status;
            default -> null;
        });
        run.startedAt(time(root.path("start_time"))).endedAt(time(root.path("stop_time")));
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getValue().isTextual() && (field.getKey().equals("command") || field.getKey().equals("result"))) {
                run.tag(field.getKey(), field.getValue().textValue());
            }
        }
        String host = root.path("host").path("hostname").asText("");
        if (!host.isEmpty()) {
            run.tag("host", host);
        }
    }

    private static long time(JsonNode value) {
        return value.isTextual() ? LogTimes.parse(value.textValue()) : StepAxis.NO_TIME;
    }
}
