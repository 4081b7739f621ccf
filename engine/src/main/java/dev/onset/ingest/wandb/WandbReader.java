package dev.onset.ingest.wandb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.InvalidProtocolBufferException;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.wandb.proto.Record;

/**
 * Weights and Biases' local run folders, {@code wandb/run-<time>-<id>} or {@code offline-run-…}, with all records of the run
 * in {@code run-<id>.wandb}. A resumed run has several folders with one id, which are one run. The run_id is W&amp;B's own;
 * the summary becomes tags under {@code summary.}. A run without an exit record was killed or still runs: its status is
 * unknown.
 */
public final class WandbReader implements LogReader {

    private static final Pattern RUN_FOLDER = Pattern.compile("(offline-)?run-(\\d{8}_\\d{6})-(.+)");
    private static final Pattern RUN_FILE = Pattern.compile("run-(.+)\\.wandb");

    @Override
    public String format() {
        return "wandb";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        // Folders of one id, in the order of their times: their names differ in nothing else.
        Map<String, List<LogFile>> runs = new TreeMap<>();
        List<Path> children = new ArrayList<>(folder.folderPaths());
        children.sort((a, b) -> time(a).compareTo(time(b)));
        for (Path path : children) {
            Matcher matcher = RUN_FOLDER.matcher(String.valueOf(path.getFileName()));
            LogFolder child = matcher.matches() ? folder.folder(path.getFileName().toString()) : null;
            if (child != null) {
                addFiles(child, runs, claims);
            }
        }
        addFiles(folder, runs, claims);
        for (List<LogFile> files : runs.values()) {
            claims.claim(files.getFirst().path(), files);
        }
    }

    private static String time(Path folder) {
        Matcher matcher = RUN_FOLDER.matcher(String.valueOf(folder.getFileName()));
        return matcher.matches() ? matcher.group(2) : "";
    }

    private static void addFiles(LogFolder folder, Map<String, List<LogFile>> runs, SourceClaims claims)
            throws IOException {
        boolean runFolder = RUN_FOLDER.matcher(folder.name()).matches();
        boolean found = false;
        for (LogFile file : folder.files()) {
            Matcher matcher = RUN_FILE.matcher(file.name());
            if (!matcher.matches()) {
                continue;
            }
            found = true;
            if (file.size() == 0) {
                claims.skip(file, "the file is empty");
            } else if (file.isGitLfsPointer()) {
                claims.skip(file, "only a Git LFS pointer is here, not the file (fetch it with 'git lfs pull')");
            } else {
                runs.computeIfAbsent(matcher.group(1), id -> new ArrayList<>()).add(file);
            }
        }
        if (!runFolder) {
            return;
        }
        for (String part : List.of("files", "logs")) {
            LogFolder child = folder.folder(part);
            for (LogFile file : child == null ? List.<LogFile>of() : child.files()) {
                if (found) {
                    claims.accompany(file); // all of it is in the records too
                } else {
                    claims.skip(file, "a W&B run folder without its .wandb file");
                }
            }
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        Matcher matcher = RUN_FILE.matcher(source.files().getFirst().name());
        RunLog run = matcher.matches() ? sink.newRunOf(matcher.group(1)) : sink.newRun(0);
        WandbRun builder = new WandbRun(run);
        for (LogFile file : source.files()) {
            try {
                readFile(file, builder, sink);
            } catch (LogFormatException e) {
                run.tag("incomplete", file.name() + ", " + e.position() + ": " + e.reason());
                sink.fail(file.path(), String.valueOf(e.position()), e.reason());
            }
        }
        sink.add(builder.finish());
    }

    private static void readFile(LogFile file, WandbRun run, RunSink sink) throws IOException, LogFormatException {
        try (DatastoreFile records = new DatastoreFile(file.path())) {
            for (byte[] record = records.next(); record != null; record = records.next()) {
                try {
                    run.add(Record.parseFrom(record));
                } catch (InvalidProtocolBufferException | JsonProcessingException e) {
                    throw new LogFormatException(file.path(), "byte " + records.recordOffset(),
                            "the record is no W&B record: " + e.getMessage());
                }
            }
            if (records.isCut()) {
                sink.warn(file.path(), "the last record, at byte " + records.recordOffset()
                        + ", is cut short; everything before it was imported");
            }
        }
    }
}
