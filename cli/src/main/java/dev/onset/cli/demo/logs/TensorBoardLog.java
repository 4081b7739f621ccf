package dev.onset.cli.demo.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import dev.onset.cli.demo.training.Training;

/**
 * TensorBoard event files as PyTorch's {@code SummaryWriter} writes them: TFRecord framing, one scalar an event, the
 * training loss at every step and the rest once an epoch. The hyper-parameters are an event of the hparams plugin.
 */
final class TensorBoardLog implements RunLog {
    // Field numbers of TensorBoard's event.proto, summary.proto and its hparams plugin's protos.
    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int VALUE_METADATA = 9;
    private static final int METADATA_PLUGIN_DATA = 1;
    private static final int PLUGIN_NAME = 1;
    private static final int PLUGIN_CONTENT = 2;
    private static final int HPARAMS_SESSION_START = 3;
    private static final int SESSION_HPARAMS = 1;
    private static final int SESSION_START_TIME = 5;
    private static final int MAP_KEY = 1;
    private static final int MAP_VALUE = 2;
    private static final int VALUE_NUMBER = 2;
    private static final int VALUE_STRING = 3;

    @Override
    public String folder() {
        return "tensorboard";
    }

    @Override
    public String description() {
        return "TensorBoard: RUN/events.out.tfevents.*, hyper-parameters by its hparams plugin";
    }

    @Override
    public Path write(Path root, Training training, int number) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        double start = training.startedAt();
        record(records, event(start, 0).text(EVENT_FILE_VERSION, "brain.Event:2"));
        record(records, event(start, 0).message(EVENT_SUMMARY, hyperParameters(training)));
        double lastTime = start;
        int step = 0;
        int stepsPerEpoch = training.configuration().stepsPerEpoch();
        for (Training.Epoch epoch : training.epochs()) {
            for (int i = 1; i <= stepsPerEpoch; i++) {
                // Steps are not timed one by one: they are spread over their epoch.
                double time = lastTime + (epoch.endedAt() - lastTime) * i / stepsPerEpoch;
                scalar(records, time, step, "Loss/train", training.batches().get(step).loss());
                step++;
            }
            lastTime = epoch.endedAt();
            int last = step - 1;
            scalar(records, lastTime, last, "Loss/val", epoch.valLoss());
            if (training.configuration().task().classifies()) {
                scalar(records, lastTime, last, "Accuracy/train", epoch.trainAccuracy());
                scalar(records, lastTime, last, "Accuracy/val", epoch.valAccuracy());
            }
            scalar(records, lastTime, last, "lr", epoch.learningRate());
            scalar(records, lastTime, last, "grad_norm", epoch.gradientNorm());
        }
        Path directory = root.resolve(folder())
                .resolve("%s-%02d".formatted(training.configuration().task().label(), number));
        Files.createDirectories(directory);
        return Files.write(directory.resolve("events.out.tfevents.%d.localhost.1.0".formatted((long) start)),
                records.toByteArray());
    }

    private static void scalar(ByteArrayOutputStream records, double time, int step, String tag, double value) {
        ProtobufBytes point = new ProtobufBytes().text(VALUE_TAG, tag).float32(VALUE_SIMPLE, (float) value);
        record(records, event(time, step).message(EVENT_SUMMARY, new ProtobufBytes().message(SUMMARY_VALUE, point)));
    }

    private static ProtobufBytes event(double time, int step) {
        return new ProtobufBytes().float64(EVENT_WALL_TIME, time).integer(EVENT_STEP, step);
    }

    private static ProtobufBytes hyperParameters(Training training) {
        ProtobufBytes session = new ProtobufBytes();
        training.configuration().parameters().forEach((name, value) -> {
            ProtobufBytes wrapped = new ProtobufBytes();
            if (value instanceof Number number) {
                wrapped.float64(VALUE_NUMBER, number.doubleValue());
            } else {
                wrapped.text(VALUE_STRING, value.toString());
            }
            session.message(SESSION_HPARAMS, new ProtobufBytes().text(MAP_KEY, name).message(MAP_VALUE, wrapped));
        });
        session.float64(SESSION_START_TIME, training.startedAt());
        ProtobufBytes plugin = new ProtobufBytes().text(PLUGIN_NAME, "hparams")
                .message(PLUGIN_CONTENT, new ProtobufBytes().message(HPARAMS_SESSION_START, session));
        ProtobufBytes metadata = new ProtobufBytes().message(METADATA_PLUGIN_DATA, plugin);
        return new ProtobufBytes().message(SUMMARY_VALUE,
                new ProtobufBytes().text(VALUE_TAG, "_hparams_/session_start_info").message(VALUE_METADATA, metadata));
    }

    /** A TFRecord: length, masked CRC of the length, data, masked CRC of the data; all little-endian. */
    private static void record(ByteArrayOutputStream records, ProtobufBytes message) {
        byte[] data = message.toByteArray();
        byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        records.writeBytes(length);
        records.writeBytes(littleEndian(Integer.BYTES).putInt(maskedCrc(length)).array());
        records.writeBytes(data);
        records.writeBytes(littleEndian(Integer.BYTES).putInt(maskedCrc(data)).array());
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** CRC-32C, rotated by 15 bits and shifted, so that a checksum over checksums stays a good one. */
    private static int maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
