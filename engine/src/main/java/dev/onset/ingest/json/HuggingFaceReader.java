package dev.onset.ingest.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * The state of a Hugging Face Trainer. A run leaves one in its folder and one in each checkpoint, each with the whole log so
 * far: they are one run, and the longest log is read. The log's summary is no point: its {@code train_loss} is
 * an average over the run; it becomes tags under {@code summary.}.
 */
public final class HuggingFaceReader implements LogReader {

    private static final String STATE = "trainer_state.json";
    private static final Pattern CHECKPOINT = Pattern
            .compile("(checkpoint-\\d+|(last|best)[-_]checkpoint|checkpoint[-_](last|best))");
    /** What was configured, as opposed to what became of it. */
    private static final List<String> PARAMETERS = List.of("max_steps", "num_train_epochs", "train_batch_size",
            "logging_steps", "eval_steps", "save_steps", "is_hyper_param_search", "num_input_tokens_seen");
    private static final List<String> TAGS = List.of("best_metric", "best_model_checkpoint", "best_global_step",
            "global_step", "total_flos", "trial_name");

    @Override
    public String format() {
        return "huggingface";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> states = new ArrayList<>();
        addState(folder, states, claims);
        for (Path path : folder.folderPaths()) {
            String name = String.valueOf(path.getFileName());
            LogFolder child = CHECKPOINT.matcher(name).matches() ? folder.folder(name) : null;
            if (child != null) {
                addState(child, states, claims);
            }
        }
        if (!states.isEmpty()) {
            Path parent = folder.path().getParent();
            boolean checkpoint = CHECKPOINT.matcher(folder.name()).matches() && parent != null;
            claims.claim(checkpoint && parent != null ? parent : folder.path(), states);
        }
    }

    private void addState(LogFolder folder, List<LogFile> states, SourceClaims claims) throws IOException {
        LogFile state = folder.file(STATE);
        if (state == null) {
            return;
        }
        if (state.size() == 0) {
            claims.skip(state, "the file is empty");
        } else if (state.isGitLfsPointer()) {
            claims.skip(state, "only a Git LFS pointer is here, not the file (fetch it with 'git lfs pull')");
        } else if (state.looksLike(this, head -> head.stripLeading().startsWith("{"))) {
            states.add(state);
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        List<TrainerState> states = new ArrayList<>();
        for (LogFile file : source.files()) {
            try {
                states.add(TrainerState.read(file));
            } catch (LogFormatException e) {
                sink.fail(file.path(), e.position() == null ? "log_history" : e.position(), e.reason());
            }
        }
        // A finished state before an unfinished one with the same log.
        states.sort(Comparator.comparingInt((TrainerState state) -> -state.history().size())
                .thenComparing(state -> state.summary() == null));
        if (states.isEmpty()) {
            return;
        }
        TrainerState longest = states.getFirst();
        for (TrainerState state : states) {
            if (!longest.continues(state)) {
                sink.warn(state.file().path(), "its log differs from the one in " + longest.file().path()
                        + ", which was imported; it is left from an earlier start of the run");
            }
        }
        if (longest.history().isEmpty()) {
            sink.skip(longest.file().path(), "its log_history is empty");
        } else {
            add(longest, sink.newRun(0), sink);
        }
    }

    private static void add(TrainerState state, RunLog run, RunSink sink) {
        long lastStep = Long.MIN_VALUE;
        long index = 0;
        for (JsonNode entry : state.history()) {
            long step = entry.path("step").canConvertToLong() ? entry.path("step").longValue() : index;
            if (step < lastStep) {
                run.tag("resumed", "true");
            }
            lastStep = step;
            index++;
            for (Map.Entry<String, JsonNode> field : entry.properties()) {
                JsonNode value = field.getValue();
                if (value.isNumber() && !field.getKey().equals("step")) {
                    run.point(run.metric(field.getKey(), null), step, StepAxis.NO_TIME, value.doubleValue());
                } else if (value.isTextual()) {
                    run.tag(field.getKey(), value.textValue());
                }
            }
        }
        describe(state, run);
        sink.add(run);
    }

    private static void describe(TrainerState state, RunLog run) {
        JsonNode root = state.root();
        for (String name : PARAMETERS) {
            if (root.hasNonNull(name)) {
                run.param(name, text(root.get(name)));
            }
        }
        for (String name : TAGS) {
            if (root.hasNonNull(name)) {
                run.tag(name, text(root.get(name)));
            }
        }
        if (root.path("trial_params").isObject()) {
            root.path("trial_params").properties().forEach(field -> run.param(field.getKey(), text(field.getValue())));
        }
        JsonNode summary = state.summary();
        if (summary != null) {
            summary.properties().forEach(field -> run.tag("summary." + field.getKey(), text(field.getValue())));
        }
        long maxSteps = root.path("max_steps").asLong(0);
        if (summary != null || (maxSteps > 0 && root.path("global_step").asLong(0) >= maxSteps)) {
            run.status("finished");
        }
    }

    private static String text(JsonNode value) {
        return value.isNumber() && !value.isIntegralNumber() ? FlatParameters.text(value.doubleValue())
                : value.asText();
    }
}
