package dev.onset.ingest.mlflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.LineReader;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.reader.YamlParameters;

/**
 * MLflow's file store: a folder per run with {@code meta.yaml} and a file per metric, parameter and tag. A name with slashes
 * is a path of folders. A metric's file holds a line per point: {@code time value step}, the time in milliseconds; old
 * versions wrote no step.
 *
 * <p>The run_id is MLflow's own. Event files among the run's artifacts show the same training, so they are not read if the
 * run has metrics. Runs that were deleted in MLflow are left out.
 */
public final class MlflowFileReader implements LogReader {

    private static final String META = "meta.yaml";

    @Override
    public String format() {
        return "mlflow";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        LogFile meta = folder.file(META);
        if (meta == null || meta.isKnownAsOther()) {
            return;
        }
        // One that the archive knows unchanged is a run's: it is not opened.
        String head = meta.isUnchanged() ? "run_id" : meta.headText();
        if (!has(head, "run_id") && !has(head, "run_uuid")) {
            if (has(head, "experiment_id") && has(head, "artifact_location")) {
                claims.accompany(meta); // the runs below read its name
            }
            return;
        }
        if (has(head, "lifecycle_stage: deleted")) {
            claims.skip(meta, "the run was deleted in MLflow");
            for (LogFile file : folder.filesBelow()) {
                claims.accompany(file);
            }
            return;
        }
        List<LogFile> files = new ArrayList<>(List.of(meta));
        boolean metrics = false;
        for (String part : List.of("metrics", "params", "tags")) {
            LogFolder child = folder.folder(part);
            if (child != null) {
                List<LogFile> values = child.filesBelow();
                metrics |= part.equals("metrics") && !values.isEmpty();
                files.addAll(values);
            }
        }
        claims.claim(folder.path(), files);
        LogFolder artifacts = metrics ? folder.folder("artifacts") : null;
        if (artifacts != null) {
            for (LogFile file : artifacts.filesBelow()) {
                if (file.name().contains("tfevents")) {
                    claims.skip(file,
                            "an artifact of the MLflow run " + folder.name() + ", whose own metrics are imported");
                } else {
                    claims.accompany(file);
                }
            }
        }
    }

    private static boolean has(String yaml, String start) {
        return yaml.startsWith(start) || yaml.contains("\n" + start);
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile metaFile = source.files().getFirst();
        Map<String, String> meta = new HashMap<>();
        YamlParameters.read(metaFile, sink, (key, value) -> {
            if (value != null) {
                meta.put(key, value);
            }
        });
        String runId = meta.getOrDefault("run_id", meta.getOrDefault("run_uuid", ""));
        RunLog run = runId.isEmpty() ? sink.newRun(0) : sink.newRunOf(runId);
        for (LogFile file : source.files()) {
            Path relative = source.anchor().relativize(file.path());
            if (relative.getNameCount() < 2) {
                continue;
            }
            String name = relative.subpath(1, relative.getNameCount()).toString().replace('\\', '/');
            switch (relative.getName(0).toString()) {
                case "metrics" -> curve(file, name, sink).addTo(run);
                case "params" -> FlatParameters.flatten(name, text(file), run::param);
                default -> FlatParameters.flatten(name, text(file), run::tag);
            }
        }
        MlflowRun.name(run, meta.getOrDefault("run_name", meta.get("name")));
        run.experiment(experiment(source.anchor(), meta.get("experiment_id")));
        run.status(MlflowRun.status(meta.get("status")));
        run.startedAt(MlflowRun.time(meta.get("start_time"))).endedAt(MlflowRun.time(meta.get("end_time")));
        sink.add(run);
    }

    /** The experiment's name, from the folder above; its id if it is not there. */
    private static @Nullable String experiment(Path run, @Nullable String id) throws IOException {
        Path meta = run.resolveSibling(META);
        if (Files.isRegularFile(meta)) {
            try {
                LogFile file = new LogFile(meta, Files.size(meta), 0, null);
                if (YamlParameters.tree(file) instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                    return name;
                }
            } catch (YamlEngineException e) {
                return id; // the experiment's name is not worth the run
            }
        }
        return id;
    }

    private static MlflowCurve curve(LogFile file, String name, RunSink sink) throws IOException, LogFormatException {
        MlflowCurve curve = new MlflowCurve(name);
        try (LineReader lines = new LineReader(file)) {
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                String line = lines.text();
                String[] cells = line.strip().split("\\s+");
                try {
                    if (cells.length < 2 || cells.length > 3) {
                        throw new NumberFormatException("it has " + cells.length + " words");
                    }
                    long step = cells.length == 3 ? Long.parseLong(cells[2]) : 0;
                    curve.add(step, MlflowRun.micros(Long.parseLong(cells[0])), LogNumbers.parse(cells[1]));
                } catch (NumberFormatException e) {
                    if (lines.isTerminated()) {
                        sink.fail(file.path(), "line " + lines.lineNumber(), "'" + line + "' is not 'time value step'");
                    } else {
                        sink.warn(file.path(), "the last line (" + lines.lineNumber()
                                + ") is cut short; everything before it was imported");
                    }
                }
            }
        }
        return curve;
    }

    private static String text(LogFile file) throws IOException {
        return new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
    }
}
