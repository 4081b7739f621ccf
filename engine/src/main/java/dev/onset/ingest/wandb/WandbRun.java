package dev.onset.ingest.wandb;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.wandb.proto.HistoryRecord;
import dev.onset.ingest.wandb.proto.Item;
import dev.onset.ingest.wandb.proto.ItemsRecord;
import dev.onset.ingest.wandb.proto.Record;
import dev.onset.ingest.wandb.proto.RunExitRecord;
import dev.onset.ingest.wandb.proto.RunRecord;

/** Puts a run together from the records of its files. */
final class WandbRun {

    private static final String STEP = "_step";
    private static final String TIME = "_timestamp";

    private static final class Metric {
        final int index;
        long lastStep = Long.MIN_VALUE;

        Metric(int index) {
            this.index = index;
        }
    }

    private final RunLog run;
    private final Map<String, Metric> metrics = new HashMap<>();
    /** Later records change earlier ones, so both are only written out at the end. */
    private final Map<String, JsonNode> config = new TreeMap<>();
    private final Map<String, JsonNode> summary = new TreeMap<>();
    private long startedAt = StepAxis.NO_TIME;
    private long lastTime = StepAxis.NO_TIME;
    private long rows;
    private @Nullable RunExitRecord exit;

    WandbRun(RunLog run) {
        this.run = run;
    }

    void add(Record record) throws IOException {
        switch (record.getRecordTypeCase()) {
            case HISTORY -> history(record.getHistory());
            case SUMMARY -> items(record.getSummary(), summary);
            case CONFIG -> items(record.getConfig(), config);
            case RUN -> run(record.getRun());
            case EXIT -> exit = record.getExit();
            case RECORDTYPE_NOT_SET -> {
            } // a kind that carries nothing of the five tables
        }
    }

    private void history(HistoryRecord history) throws IOException {
        long step = history.hasStep() ? history.getStep().getNum() : rows;
        long time = StepAxis.NO_TIME;
        Map<String, JsonNode> values = new TreeMap<>();
        for (Item item : history.getItemList()) {
            JsonNode value = json(item);
            String key = key(item);
            if (key.equals(STEP) && value.isNumber()) {
                step = value.longValue();
            } else if (key.equals(TIME) && value.isNumber()) {
                time = LogTimes.ofSeconds(value.doubleValue());
            } else {
                values.put(key, value);
            }
        }
        lastTime = Math.max(lastTime, time);
        rows++;
        for (Map.Entry<String, JsonNode> value : values.entrySet()) {
            value(value.getKey(), value.getValue(), step, time);
        }
    }

    /** Numbers are points; objects that are no media hold further values. */
    private void value(String name, JsonNode value, long step, long time) {
        if (value.isNumber() || value.isBoolean()) {
            point(name, step, time, value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.doubleValue());
        } else if (value.isTextual() && isNonFinite(value.textValue())) {
            point(name, step, time, LogNumbers.parse(value.textValue()));
        } else if (value.isObject() && !value.has("_type")) {
            value.properties().forEach(field -> value(name + "." + field.getKey(), field.getValue(), step, time));
        }
    }

    private void point(String name, long step, long time, double value) {
        Metric metric = metrics.computeIfAbsent(name, key -> new Metric(run.metric(key, null)));
        if (step < metric.lastStep) {
            run.tag("resumed", "true");
        }
        metric.lastStep = step;
        run.point(metric.index, step, time, value);
    }

    private static boolean isNonFinite(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    private static void items(ItemsRecord record, Map<String, JsonNode> target) throws IOException {
        for (Item item : record.getUpdateList()) {
            target.put(key(item), json(item));
        }
        for (Item item : record.getRemoveList()) {
            target.remove(key(item));
        }
    }

    private static String key(Item item) {
        List<String> nested = item.getNestedKeyList();
        return nested.isEmpty() ? item.getKey() : String.join(".", nested);
    }

    private static JsonNode json(Item item) throws JsonProcessingException {
        return JsonParameters.MAPPER.readTree(item.getValueJson());
    }

    private void run(RunRecord record) throws IOException {
        items(record.getConfig(), config);
        items(record.getSummary(), summary);
        run.name(record.getDisplayName().isEmpty() ? record.getRunId() : record.getDisplayName());
        if (!record.getProject().isEmpty()) {
            run.experiment(record.getProject());
        }
        tag("entity", record.getEntity());
        tag("group", record.getRunGroup());
        tag("job_type", record.getJobType());
        tag("notes", record.getNotes());
        tag("host", record.getHost());
        tag("sweep", record.getSweepId());
        tag("tags", String.join(", ", record.getTagsList()));
        if (record.getResumed()) {
            run.tag("resumed", "true");
        }
        if (record.hasStartTime() && startedAt == StepAxis.NO_TIME) {
            startedAt = record.getStartTime().getSeconds() * 1_000_000 + record.getStartTime().getNanos() / 1_000;
        }
    }

    private void tag(String key, String value) {
        if (!value.isEmpty()) {
            run.tag(key, value);
        }
    }

    /** The run, once all its files are read. */
    RunLog finish() {
        config.forEach((key, value) -> {
            if (!key.startsWith("_wandb")) {
                FlatParameters.flatten(key, JsonParameters.MAPPER.convertValue(value, Object.class), run::param);
            }
        });
        summary.forEach((key, value) -> {
            if (value.isValueNode() && !key.startsWith("_")) {
                FlatParameters.flatten("summary." + key, JsonParameters.MAPPER.convertValue(value, Object.class),
                        run::tag);
            }
        });
        run.startedAt(startedAt);
        RunExitRecord ended = exit;
        if (ended != null) {
            long runtime = startedAt == StepAxis.NO_TIME ? StepAxis.NO_TIME
                    : startedAt + ended.getRuntime() * 1_000_000L;
            run.endedAt(Math.max(runtime, lastTime)).status(ended.getExitCode() == 0 ? "finished" : "failed");
        }
        return run;
    }
}
