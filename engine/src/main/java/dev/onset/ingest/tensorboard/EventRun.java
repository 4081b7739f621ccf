package dev.onset.ingest.tensorboard;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

import com.google.protobuf.InvalidProtocolBufferException;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.tensorboard.proto.Event;
import dev.onset.ingest.tensorboard.proto.HParamsPluginData;
import dev.onset.ingest.tensorboard.proto.ParameterValue;
import dev.onset.ingest.tensorboard.proto.Summary;
import dev.onset.ingest.tensorboard.proto.SummaryMetadata;

/** Turns the events of one run, from all its files, into points and parameters. */
final class EventRun {

    private static final String SCALARS = "scalars";
    private static final String HPARAMS = "hparams";

    /** A tag: where its points go, or nowhere if it holds no scalars. */
    private static final class Tag {
        int metric = -1;
        String plugin = "";
        long lastStep = Long.MIN_VALUE;
    }

    private final RunLog run;
    private final Map<String, Tag> tags = new HashMap<>();
    private long firstTime = StepAxis.NO_TIME;
    private long lastTime = StepAxis.NO_TIME;
    private long statedStart = StepAxis.NO_TIME;
    private long statedEnd = StepAxis.NO_TIME;
    private boolean parameters;

    EventRun(RunLog run) {
        this.run = run;
    }

    /** @param prefix goes before each tag: the sub-folder that the event's file lies in */
    void add(byte[] record, String prefix) throws InvalidProtocolBufferException {
        Event event = Event.parseFrom(record);
        long time = LogTimes.ofSeconds(event.getWallTime());
        if (time != StepAxis.NO_TIME) {
            firstTime = firstTime == StepAxis.NO_TIME ? time : Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
        }
        for (Summary.Value value : event.getSummary().getValueList()) {
            Tag tag = tags.computeIfAbsent(prefix + value.getTag(), name -> new Tag());
            SummaryMetadata.PluginData plugin = value.getMetadata().getPluginData();
            if (!plugin.getPluginName().isEmpty()) {
                tag.plugin = plugin.getPluginName();
            }
            if (tag.plugin.equals(HPARAMS)) {
                parameters(HParamsPluginData.parseFrom(plugin.getContent()));
            } else if (tag.plugin.isEmpty() || tag.plugin.equals(SCALARS)) {
                OptionalDouble number = value.hasSimpleValue() ? OptionalDouble.of(value.getSimpleValue())
                        : value.hasTensor() ? TensorScalar.of(value.getTensor()) : OptionalDouble.empty();
                if (number.isPresent()) {
                    point(tag, prefix + value.getTag(), event.getStep(), time, number.getAsDouble());
                }
            }
        }
    }

    private void point(Tag tag, String name, long step, long time, double value) {
        if (tag.metric < 0) {
            tag.metric = run.metric(name, null);
        }
        if (step < tag.lastStep) {
            run.tag("resumed", "true");
        }
        tag.lastStep = step;
        run.point(tag.metric, step, time, value);
    }

    private void parameters(HParamsPluginData data) {
        parameters = true;
        for (Map.Entry<String, ParameterValue> entry : data.getSessionStartInfo().getHparamsMap().entrySet()) {
            ParameterValue value = entry.getValue();
            run.param(entry.getKey(), value.hasNumberValue() ? FlatParameters.text(value.getNumberValue())
                    : value.hasStringValue() ? value.getStringValue()
                            : value.hasBoolValue() ? Boolean.toString(value.getBoolValue()) : null);
        }
        if (data.hasSessionStartInfo()) {
            statedStart = LogTimes.ofSeconds(data.getSessionStartInfo().getStartTimeSecs());
        }
        if (data.hasSessionEndInfo()) {
            statedEnd = LogTimes.ofSeconds(data.getSessionEndInfo().getEndTimeSecs());
            run.status(switch (data.getSessionEndInfo().getStatus()) {
                case 1 -> "finished";
                case 2 -> "failed";
                case 3 -> "running";
                default -> null;
            });
        }
    }

    /** Whether hyper-parameters were found. */
    boolean hasParameters() {
        return parameters;
    }

    RunLog finish() {
        run.startedAt(statedStart == StepAxis.NO_TIME ? firstTime : statedStart);
        run.endedAt(statedEnd == StepAxis.NO_TIME ? lastTime : statedEnd);
        return run;
    }
}
