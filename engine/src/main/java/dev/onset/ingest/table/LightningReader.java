package dev.onset.ingest.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.reader.YamlParameters;
import dev.onset.ingest.tensorboard.EventFileName;

/**
 * PyTorch Lightning's CSVLogger: {@code metrics.csv} beside {@code hparams.yaml}. Its rows are sparse; what was logged at one
 * step may be spread over several. Event files in the same folder come from Lightning's TensorBoardLogger, which logs the
 * same; the table is read, since it is never cut within a record.
 */
public final class LightningReader implements LogReader {

    private static final String METRICS = "metrics.csv";
    private static final String PARAMETERS = "hparams.yaml";

    @Override
    public String format() {
        return "lightning";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        LogFile parameters = folder.file(PARAMETERS);
        if (parameters == null) {
            return;
        }
        LogFile metrics = folder.file(METRICS);
        List<LogFile> events = new ArrayList<>();
        for (LogFile file : folder.files()) {
            if (EventFileName.isEventFile(file.name())) {
                events.add(file);
            }
        }
        if (metrics == null) {
            if (events.isEmpty()) {
                claims.skip(parameters, "hyper-parameters of a run without metrics.csv");
            }
            return;
        }
        if (!metrics.looksLike(this, head -> isMetrics(CsvHeader.of(head, metrics.isHeadWhole())))) {
            return;
        }
        List<LogFile> files = new ArrayList<>(List.of(metrics, parameters));
        files.addAll(events);
        claims.claim(folder.path(), files);
    }

    private static boolean isMetrics(@Nullable CsvHeader header) {
        return header != null && (header.names().contains("step") || header.names().contains("epoch"));
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile metrics = source.files().getFirst();
        List<RunLog> runs = new WideTable(metrics, ',', false, sink::newRun).read(sink);
        if (runs.isEmpty()) {
            sink.skip(metrics.path(), "the table has no rows with numbers");
            return;
        }
        RunLog run = runs.getFirst();
        YamlParameters.read(source.files().get(1), sink, run::param);
        EventFileName.earliestStart(source.files()).ifPresent(run::startedAt);
        sink.add(run);
    }
}
