package dev.onset.cli.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.demo.training.Training;

class TensorBoardLogTest {
    @TempDir
    private Path root;

    @Test
    void theFileOpensWithItsVersion() throws IOException {
        assertThat(events(SmallRuns.classification()).getFirst().getField(3).getLengthDelimitedList())
                .extracting(bytes -> bytes.toStringUtf8()).containsExactly("brain.Event:2");
    }

    @Test
    void theTrainingLossStandsAtEveryStep() throws IOException {
        Training training = SmallRuns.classification();

        List<Scalar> scalars = scalars(training, "Loss/train");

        assertThat(scalars).extracting(Scalar::value).containsExactlyElementsOf(
                training.batches().stream().map(batch -> (float) batch.loss()).toList());
        assertThat(scalars).extracting(Scalar::step).startsWith(0L, 1L, 2L).hasSize(12);
    }

    @Test
    void theValidationLossStandsAtTheLastStepOfEachEpoch() throws IOException {
        Training training = SmallRuns.classification();

        List<Scalar> scalars = scalars(training, "Loss/val");

        assertThat(scalars).extracting(Scalar::step).containsExactly(2L, 5L, 8L, 11L);
        assertThat(scalars).extracting(Scalar::value).containsExactlyElementsOf(
                training.epochs().stream().map(epoch -> (float) epoch.valLoss()).toList());
    }

    @Test
    void wallTimesNeverGoBack() throws IOException {
        List<Double> times = events(SmallRuns.classification()).stream()
                .map(event -> Double.longBitsToDouble(event.getField(1).getFixed64List().getFirst())).toList();

        assertThat(times).isSorted().allMatch(time -> time > 1.7e9);
    }

    @Test
    void theHyperParametersAreAnEventOfTheirPlugin() throws IOException {
        UnknownFieldSet value = message(message(events(SmallRuns.classification()).get(1), 5), 1);

        UnknownFieldSet plugin = message(message(value, 9), 1);
        assertThat(text(value, 1)).isEqualTo("_hparams_/session_start_info");
        assertThat(text(plugin, 1)).isEqualTo("hparams");
        UnknownFieldSet session = message(message(plugin, 2), 3);
        List<String> names = new ArrayList<>();
        for (var entry : session.getField(1).getLengthDelimitedList()) {
            names.add(text(UnknownFieldSet.parseFrom(entry), 1));
        }
        assertThat(names).contains("task", "width", "learning_rate", "weight_decay", "schedule", "train_points");
    }

    @Test
    void aDivergedLossIsNaN() throws IOException {
        assertThat(scalars(SmallRuns.diverged(), "Loss/val").getLast().value()).isNaN();
    }

    private record Scalar(long step, float value) {}

    private List<Scalar> scalars(Training training, String tag) throws IOException {
        List<Scalar> scalars = new ArrayList<>();
        for (UnknownFieldSet event : events(training)) {
            if (event.hasField(5) && text(message(message(event, 5), 1), 1).equals(tag)) {
                int bits = message(message(event, 5), 1).getField(2).getFixed32List().getFirst();
                scalars.add(new Scalar(event.getField(2).getVarintList().getFirst(), Float.intBitsToFloat(bits)));
            }
        }
        return scalars;
    }

    /** Reads the records of a written file and checks both checksums of each. */
    private List<UnknownFieldSet> events(Training training) throws IOException {
        Path file = new TensorBoardLog().write(root, training, 1);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<UnknownFieldSet> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            long length = bytes.getLong(bytes.position());
            byte[] header = take(bytes, Long.BYTES);
            assertThat(bytes.getInt()).as("checksum of the length").isEqualTo(maskedCrc(header));
            byte[] data = take(bytes, (int) length);
            assertThat(bytes.getInt()).as("checksum of the data").isEqualTo(maskedCrc(data));
            events.add(UnknownFieldSet.parseFrom(CodedInputStream.newInstance(data)));
        }
        return events;
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static int maskedCrc(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + 0xa282ead8;
    }

    private static UnknownFieldSet message(UnknownFieldSet parent, int field) throws IOException {
        return UnknownFieldSet.parseFrom(parent.getField(field).getLengthDelimitedList().getFirst());
    }

    private static String text(UnknownFieldSet parent, int field) {
        return parent.getField(field).getLengthDelimitedList().getFirst().toString(StandardCharsets.UTF_8);
    }
}
