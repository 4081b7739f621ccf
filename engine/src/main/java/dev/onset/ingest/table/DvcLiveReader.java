package dev.onset.ingest.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.reader.YamlParameters;

/**
 * DVCLive's folder: a table per metric in {@code plots/metrics/**}{@code /<name>.tsv} with the columns {@code step} and the
 * metric's name, beside {@code metrics.json} (the last values) and {@code params.yaml}. The path below
 * {@code plots/metrics} is the metric's name.
 */
public final class DvcLiveReader implements LogReader {

    private static final String PARAMETERS = "params.yaml";

    @Override
    public String format() {
        return "dvclive";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        LogFolder plots = folder.folder("plots");
        LogFolder metrics = plots == null ? null : plots.folder("metrics");
        if (metrics == null) {
            return;
        }
        List<LogFile> files = new ArrayList<>();
        for (LogFile file : metrics.filesBelow()) {
            if (file.extension().equals("tsv") && file.looksLike(this, head -> head.contains("step"))) {
                files.add(file);
            }
        }
        if (files.isEmpty()) {
            return;
        }
        LogFile parameters = folder.file(PARAMETERS);
        if (parameters != null) {
            files.add(parameters);
        }
        claims.claim(folder.path(), files);
        for (String name : List.of("metrics.json", "report.html", "report.md", "dvc.yaml")) {
            LogFile file = folder.file(name);
            if (file != null) {
                claims.accompany(file);
            }
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        RunLog run = sink.newRun(0);
        Path base = source.anchor().resolve("plots").resolve("metrics");
        for (LogFile file : source.files()) {
            if (file.name().equals(PARAMETERS) && !file.path().startsWith(base)) {
                YamlParameters.read(file, sink, run::param);
            } else {
                String path = base.relativize(file.path()).toString().replace('\\', '/');
                String name = path.substring(0, path.length() - ".tsv".length());
                new WideTable(file, '\t', false, number -> run).namingLastColumn(name).read(sink);
            }
        }
        sink.add(run);
    }
}
