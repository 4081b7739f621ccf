package dev.onset.ingest.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;

/**
 * A {@code trainer_state.json}.
 *
 * @param history the entries of its log, without the summary
 * @param summary what the trainer said at its end; null: it had not ended
 */
record TrainerState(LogFile file, JsonNode root, List<JsonNode> history, @Nullable JsonNode summary) {

    static TrainerState read(LogFile file) throws IOException, LogFormatException {
        JsonNode root;
        try {
            root = JsonParameters.MAPPER.readTree(file.path().toFile());
        } catch (JsonProcessingException e) {
            throw new LogFormatException(file.path(), JsonParameters.position(e),
                    "is no JSON that can be read: " + e.getOriginalMessage());
        }
        JsonNode log = root.path("log_history");
        if (!log.isArray()) {
            throw new LogFormatException(file.path(), null, "has no list 'log_history'");
        }
        List<JsonNode> history = new ArrayList<>(log.size());
        JsonNode summary = null;
        for (JsonNode entry : log) {
            if (entry.has("train_runtime")) {
                summary = entry;
            } else {
                history.add(entry);
            }
        }
        return new TrainerState(file, root, history, summary);
    }

    /** Whether the other state is an earlier or equal one of this very run. */
    boolean continues(TrainerState other) {
        return other.history.size() <= history.size() && history.subList(0, other.history.size()).equals(other.history);
    }
}
