package dev.onset.ingest.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.tensorboard.EventFileName;

/**
 * A trial of the AlgoPerf benchmark: one folder with {@code measurements.csv} (every record), {@code eval_measurements.csv}
 * (the evaluations alone), {@code hparams.json}, {@code meta_data_*.json} and event files of the same run.
 *
 * <p>The points are taken from {@code measurements.csv}, which holds all that the others hold; from
 * {@code eval_measurements.csv} if it is missing; and from the event files only if there is no table at all (then the
 * TensorBoard reader takes them). A trial may thus have training records and no evaluation, or the other way round.
 */
public final class AlgoPerfReader implements LogReader {

    private static final String MEASUREMENTS = "measurements.csv";
    private static final String EVALUATIONS = "eval_measurements.csv";
    private static final String PARAMETERS = "hparams.json";
    private static final Pattern META_DATA = Pattern.compile("meta_data_\\d+\\.json");
    private static final Pattern TRIAL = Pattern.compile("trial_\\d+");

    @Override
    public String format() {
        return "algoperf";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> files = new ArrayList<>();
        addTable(folder.file(MEASUREMENTS), files);
        addTable(folder.file(EVALUATIONS), files);
        LogFile parameters = folder.file(PARAMETERS);
        if (files.isEmpty()) {
            boolean hasEvents = folder.files().stream().anyMatch(file -> EventFileName.isEventFile(file.name()));
            if (parameters != null && TRIAL.matcher(folder.name()).matches() && !hasEvents) {
                claims.skip(parameters, "hyper-parameters of a trial without measurements");
            }
            return;
        }
        for (LogFile file : folder.files()) {
            if (file.equals(parameters) || META_DATA.matcher(file.name()).matches()
                    || EventFileName.isEventFile(file.name())) {
                files.add(file);
            }
        }
        claims.claim(folder.path(), files);
    }

    private void addTable(@Nullable LogFile table, List<LogFile> files) throws IOException {
        if (table != null && table.looksLike(this, head -> isTable(CsvHeader.of(head, table.isHeadWhole())))) {
            files.add(table);
        }
    }

    private static boolean isTable(@Nullable CsvHeader header) {
        return header != null && header.names().contains("global_step");
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile table = source.files().getFirst();
        List<RunLog> runs = new WideTable(table, ',', false, sink::newRun).read(sink);
        if (runs.isEmpty()) {
            sink.skip(table.path(), "the table has no rows with numbers");
            return;
        }
        RunLog run = runs.getFirst();
        for (LogFile file : source.files()) {
            if (file.name().equals(PARAMETERS)) {
                JsonParameters.read(file, sink, run::param);
            } else if (META_DATA.matcher(file.name()).matches()) {
                JsonParameters.read(file, sink, (key, value) -> {
                    if (key.startsWith("workload.") || key.equals("rng_seed")) {
                        run.param(key, value);
                    } else {
                        run.tag(key, value);
                    }
                });
            }
        }
        EventFileName.earliestStart(source.files()).ifPresent(run::startedAt);
        name(run, source.anchor());
        sink.add(run);
    }

    /** A trial's folder is {@code …/submission/study_0/workload/trial_1}; its parts say what it is. */
    private static void name(RunLog run, Path folder) {
        int count = folder.getNameCount();
        if (count < 4 || !TRIAL.matcher(folder.getName(count - 1).toString()).matches()
                || !folder.getName(count - 3).toString().startsWith("study_")) {
            return;
        }
        String submission = folder.getName(count - 4).toString();
        String study = folder.getName(count - 3).toString();
        String workload = folder.getName(count - 2).toString();
        String trial = folder.getName(count - 1).toString();
        run.name(String.join("/", submission, study, workload, trial)).experiment(workload);
        run.tag("submission", submission).tag("study", study).tag("workload", workload).tag("trial", trial);
    }
}
