package dev.onset.ingest.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.archive.naming.MetricConventions;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;
import dev.onset.ingest.reader.StepNames;

/**
 * Keras' {@code History.history} saved as JSON: an object with a list of numbers per metric, one number an epoch, counted
 * from 0. Lists of another length than the longest are taken from their beginning. If there is a list of epochs or steps, it
 * counts instead.
 */
public final class KerasHistoryReader implements LogReader {

    private static final Set<String> EXTENSIONS = Set.of("json");

    @Override
    public String format() {
        return "keras-history";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (EXTENSIONS.contains(file.extension()) && file.size() > 0
                    && file.looksLike(this, KerasHistoryReader::isHistory)) {
                claims.claim(file.path(), List.of(file));
            }
        }
    }

    /** Whether the first member is a list of numbers under a well-known metric's name. */
    private static boolean isHistory(String head) {
        String text = head.stripLeading();
        int quote = text.indexOf('"');
        int end = text.indexOf('"', quote + 1);
        if (!text.startsWith("{") || quote < 0 || end < 0 || !text.substring(1, quote).isBlank()) {
            return false;
        }
        String name = text.substring(quote + 1, end);
        String rest = text.substring(end + 1).stripLeading();
        if (!rest.startsWith(":")) {
            return false;
        }
        String value = rest.substring(1).stripLeading();
        if (!value.startsWith("[")
                || !value.substring(1).stripLeading().matches("(?s)[-+\"]?(\\d|NaN|Infinity|\\.).*")) {
            return false;
        }
        return !MetricConventions.choose(List.of(name)).isEmpty();
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile file = source.files().getFirst();
        JsonNode root;
        try {
            root = JsonParameters.MAPPER.readTree(file.path().toFile());
        } catch (JsonProcessingException e) {
            throw new LogFormatException(file.path(), JsonParameters.position(e),
                    "is no JSON that can be read: " + e.getOriginalMessage());
        }
        List<String> names = root.properties().stream().map(Map.Entry::getKey).toList();
        int axisIndex = StepNames.axis(names);
        JsonNode axis = axisIndex < 0 ? null : root.get(names.get(axisIndex));
        RunLog run = sink.newRun(0);
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            JsonNode values = member.getValue();
            if (!values.isArray()) {
                if (values.isValueNode()) {
                    run.param(member.getKey(), values.asText());
                }
                continue;
            }
            for (int i = 0; i < values.size(); i++) {
                JsonNode value = values.get(i);
                long step = axis == null || !axis.path(i).canConvertToLong() ? i : axis.path(i).longValue();
                if (value.isNumber()) {
                    run.point(run.metric(member.getKey(), null), step, StepAxis.NO_TIME, value.doubleValue());
                } else if (value.isTextual() && isNumber(value.textValue())) {
                    run.point(run.metric(member.getKey(), null), step, StepAxis.NO_TIME,
                            LogNumbers.parse(value.textValue()));
                }
            }
        }
        if (run.points() == 0) {
            sink.skip(file.path(), "the history holds no numbers");
        } else {
            sink.add(run);
        }
    }

    /** Keras users turn numpy's numbers into text to get them into JSON. */
    private static boolean isNumber(String text) {
        try {
            LogNumbers.parse(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
