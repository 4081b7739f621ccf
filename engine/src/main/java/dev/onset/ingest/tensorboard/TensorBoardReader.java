package dev.onset.ingest.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.protobuf.InvalidProtocolBufferException;

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
 * TensorBoard's event files. A folder is a run; its files continue each other in the order in which they were opened.
 *
 * <p>Two customs spread one run over sub-folders. Writers of hyper-parameters put them into a sub-folder named by the time
 * ({@code 1674944078.06}), beside the run's own files. Keras writes {@code train} and {@code validation}, with the same tags
 * in both; there the folder's name goes before the tag ({@code validation/epoch_loss}).
 */
public final class TensorBoardReader implements LogReader {

    private static final Pattern TIME_FOLDER = Pattern.compile("\\d{9,10}\\.\\d+");
    private static final Set<String> SPLIT_FOLDERS = Set.of("train", "validation", "val", "eval");
    private static final String METRICS_FOLDER = "metrics";
    private static final String LIGHTNING_PARAMETERS = "hparams.yaml";

    @Override
    public String format() {
        return "tensorboard";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> files = eventFiles(folder, claims);
        if (!files.isEmpty()) {
            for (Path path : folder.folderPaths()) {
                String name = String.valueOf(path.getFileName());
                LogFolder child = TIME_FOLDER.matcher(name).matches() ? folder.folder(name) : null;
                if (child != null) {
                    files.addAll(eventFiles(child, claims));
                }
            }
            LogFile parameters = folder.file(LIGHTNING_PARAMETERS);
            if (parameters != null) {
                files.add(parameters);
            }
        } else {
            files.addAll(splitFiles(folder, claims));
        }
        if (!files.isEmpty()) {
            files.sort(Comparator.comparingLong((LogFile file) -> EventFileName.seconds(file.name()))
                    .thenComparing(LogFile::path));
            claims.claim(folder.path(), files);
        }
    }

    /** The files of a run that Keras spread over a folder for training and one for validation; either may be missing. */
    private static List<LogFile> splitFiles(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> files = new ArrayList<>();
        if (folder.folderPaths().stream()
                .noneMatch(path -> SPLIT_FOLDERS.contains(String.valueOf(path.getFileName())))) {
            return files;
        }
        for (Path path : folder.folderPaths()) {
            String name = String.valueOf(path.getFileName());
            LogFolder child = SPLIT_FOLDERS.contains(name) || name.equals(METRICS_FOLDER) ? folder.folder(name) : null;
            if (child != null) {
                files.addAll(eventFiles(child, claims));
            }
        }
        return files;
    }

    private static List<LogFile> eventFiles(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> files = new ArrayList<>();
        for (LogFile file : folder.files()) {
            if (!EventFileName.isEventFile(file.name())) {
                continue;
            }
            if (file.size() == 0) {
                claims.skip(file, "the file is empty");
            } else if (file.isGitLfsPointer()) {
                claims.skip(file, "only a Git LFS pointer is here, not the file (fetch it with 'git lfs pull')");
            } else {
                files.add(file);
            }
        }
        return files;
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        RunLog run = sink.newRun(0);
        EventRun events = new EventRun(run);
        for (LogFile file : source.files()) {
            if (file.name().equals(LIGHTNING_PARAMETERS)) {
                YamlParameters.read(file, sink, run::param);
            } else {
                readFile(file, prefix(source.anchor(), file.path()), run, events, sink);
            }
        }
        if (run.points() > 0 || events.hasParameters()) {
            sink.add(events.finish());
        }
    }

    private static void readFile(LogFile file, String prefix, RunLog run, EventRun events, RunSink sink)
            throws IOException, LogFormatException {
        long pointsBefore = run.points();
        boolean parametersBefore = events.hasParameters();
        boolean corrupt = false;
        try (RecordFile records = new RecordFile(file)) {
            try {
                for (byte[] record = records.next(); record != null; record = records.next()) {
                    events.add(record, prefix);
                }
            } catch (InvalidProtocolBufferException e) {
                throw new LogFormatException(file.path(), "before byte " + records.offset(),
                        "the record is no event: " + e.getMessage());
            }
            if (records.isCut()) {
                sink.warn(file.path(),
                        "the last record, at byte " + records.offset()
                                + ", is cut short; everything before it was imported");
            }
        } catch (LogFormatException e) {
            corrupt = true;
            run.tag("incomplete", file.name() + ", " + e.position() + ": " + e.reason());
            sink.fail(e.file(), String.valueOf(e.position()), e.reason());
        }
        if (!corrupt && run.points() == pointsBefore && parametersBefore == events.hasParameters()) {
            sink.skip(file.path(), "no scalars");
        }
    }

    private static String prefix(Path anchor, Path file) {
        Path parent = file.getParent();
        if (parent == null || parent.equals(anchor)) {
            return "";
        }
        String name = String.valueOf(parent.getFileName());
        return TIME_FOLDER.matcher(name).matches() ? "" : name + "/";
    }
}
