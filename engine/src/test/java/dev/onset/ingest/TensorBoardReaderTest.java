package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardReaderTest {

    @TempDir
    Path folder;

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve("logs").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    private static ProtobufBytes tensor(int type) {
        return new ProtobufBytes().varint(1, type);
    }

    @Test
    void simpleValuesBecomePointsWithTheirTimes() throws IOException {
        write("lenet/events.out.tfevents.1700000000.host", new EventFileBytes().scalar("loss", 0, 1_700_000_001.5, 2.5f)
                .scalar("val_loss", 0, 1_700_000_001.5, 3.5f).scalar("loss", 1, 1_700_000_002.25, Float.NaN).bytes());
        try (Imported logs = read()) {
            assertThat(logs.names()).containsExactly("lenet");
            assertThat(logs.points(0, "loss")).containsExactly("0=2.5", "1=NaN");
            assertThat(logs.logged(0, "loss").axis().time(1)).isEqualTo(1_700_000_002_250_000L);
            assertThat(logs.snapshot().runs().startedAt(0)).isEqualTo(1_700_000_000_000_000L);
            assertThat(logs.snapshot().runs().endedAt(0)).isEqualTo(1_700_000_002_250_000L);
            assertThat(logs.canonical(0)).containsEntry("train_loss", "loss").containsEntry("val_loss", "val_loss");
        }
    }

    @Test
    void tensorsOfOneElementAreScalars() throws IOException {
        byte[] float64 = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.1).array();
        byte[] half = {0x00, 0x3E};
        write("run/events.out.tfevents.1700000000.host.v2", new EventFileBytes()
                .tensor("float_val", 1, "scalars", tensor(1).fixed32(5, 1.5f))
                .tensor("double_content", 1, "scalars", tensor(2).bytes(4, float64))
                .tensor("half_content", 1, "scalars", tensor(19).bytes(4, half))
                .tensor("half_val", 1, "scalars", tensor(19).varint(13, 0x3E00))
                .tensor("int_val", 1, "scalars", tensor(3).varint(7, -7))
                .tensor("int64_val", 1, "scalars", tensor(9).varint(10, 1L << 40)).bytes());
        try (Imported logs = read()) {
            assertThat(logs.points(0, "float_val")).containsExactly("1=1.5");
            assertThat(logs.points(0, "double_content")).containsExactly("1=0.1");
            assertThat(logs.points(0, "half_content")).containsExactly("1=1.5");
            assertThat(logs.points(0, "half_val")).containsExactly("1=1.5");
            assertThat(logs.points(0, "int_val")).containsExactly("1=-7.0");
            assertThat(logs.points(0, "int64_val")).containsExactly("1=1.099511627776E12");
        }
    }

    @Test
    void histogramsAndTextsAreNoScalars() throws IOException {
        ProtobufBytes shape = new ProtobufBytes().message(2, new ProtobufBytes().varint(1, 2));
        write("run/events.out.tfevents.1700000000.host", new EventFileBytes()
                .tensor("weights", 1, "histograms", tensor(1).fixed32(5, 1f))
                .tensor("pair", 1, "scalars", tensor(1).message(2, shape).fixed32(5, 1f).fixed32(5, 2f))
                .tensor("note", 1, "text", tensor(7).text(8, "hello")).bytes());
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).isEqualTo("no scalars"));
        }
    }

    @Test
    void hyperParametersComeFromThePluginAlsoFromItsOwnFolder() throws IOException {
        ProtobufBytes lr = new ProtobufBytes().text(1, "lr").message(2, new ProtobufBytes().fixed64(2, 0.001));
        ProtobufBytes name = new ProtobufBytes().text(1, "name").message(2, new ProtobufBytes().text(3, "adam"));
        ProtobufBytes flag = new ProtobufBytes().text(1, "flag").message(2, new ProtobufBytes().varint(4, 1));
        ProtobufBytes start = new ProtobufBytes().message(1, lr).message(1, name).message(1, flag);
        ProtobufBytes end = new ProtobufBytes().varint(1, 1).fixed64(2, 1_700_000_100.0);
        write("run/events.out.tfevents.1700000000.host.0",
                new EventFileBytes().scalar("loss", 1, 1_700_000_001, 2f).bytes());
        write("run/1700000000.123/events.out.tfevents.1700000000.host.1", new EventFileBytes()
                .hparams("_hparams_/session_start_info", new ProtobufBytes().message(3, start))
                .hparams("_hparams_/session_end_info", new ProtobufBytes().message(4, end)).bytes());
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.params(0)).containsEntry("lr", "0.001").containsEntry("name", "adam").containsEntry("flag",
                    "true");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
            assertThat(logs.snapshot().runs().endedAt(0)).isEqualTo(1_700_000_100_000_000L);
        }
    }

    @Test
    void filesOfAFolderContinueEachOtherInTheOrderOfTheirTimes() throws IOException {
        write("run/events.out.tfevents.1700000500.host", new EventFileBytes().scalar("loss", 2, 1_700_000_501, 1f)
                .scalar("loss", 3, 1_700_000_502, 0.5f).bytes());
        write("run/events.out.tfevents.999999999.host", new EventFileBytes().scalar("loss", 1, 999_999_999, 4f)
                .scalar("loss", 2, 999_999_999.5, 3f).bytes());
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.points(0, "loss")).containsExactly("1=4.0", "2=3.0", "2=1.0", "3=0.5");
            assertThat(logs.history(0, "loss").length()).isEqualTo(3);
            assertThat(logs.history(0, "loss").value(1)).isEqualTo(1.0);
        }
    }

    @Test
    void stepsThatGoBackAreTaggedAsResumed() throws IOException {
        write("run/events.out.tfevents.1700000000.host",
                new EventFileBytes().scalar("loss", 10, 1_700_000_001, 4f).bytes());
        write("run/events.out.tfevents.1700000500.host",
                new EventFileBytes().scalar("loss", 5, 1_700_000_501, 3f).bytes());
        try (Imported logs = read()) {
            assertThat(logs.tags(0)).containsEntry("resumed", "true");
        }
    }

    @Test
    void kerasFoldersForTrainingAndValidationAreOneRun() throws IOException {
        write("run/train/events.out.tfevents.1700000000.host.v2",
                new EventFileBytes().scalar("epoch_loss", 0, 1_700_000_001, 4f).bytes());
        write("run/validation/events.out.tfevents.1700000010.host.v2",
                new EventFileBytes().scalar("epoch_loss", 0, 1_700_000_011, 5f).bytes());
        try (Imported logs = read()) {
            assertThat(logs.names()).containsExactly("logs/run");
            assertThat(logs.canonical(0)).containsEntry("train_loss", "train/epoch_loss")
                    .containsEntry("val_loss", "validation/epoch_loss");
        }
    }

    @Test
    void aCutLastRecordIsSaidAndTheRestIsImported() throws IOException {
        EventFileBytes file = new EventFileBytes().scalar("loss", 0, 1_700_000_001, 4f);
        int whole = file.size();
        byte[] bytes = file.scalar("loss", 1, 1_700_000_002, 3f).bytes();
        for (int length = whole + 1; length < bytes.length; length++) {
            write("run/events.out.tfevents.1700000000.host", Arrays.copyOf(bytes, length));
            try (Imported logs = Imported.of(folder.resolve("archive" + length), folder.resolve("logs"))) {
                assertThat(logs.points(0, "loss")).containsExactly("0=4.0");
                assertThat(logs.report().warnings()).singleElement()
                        .satisfies(note -> assertThat(note.reason()).contains("byte " + whole, "cut short"));
                assertThat(logs.report().complete()).isTrue();
            }
        }
    }

    @Test
    void aFlippedBitIsAFailureWithItsOffset() throws IOException {
        EventFileBytes file = new EventFileBytes().scalar("loss", 0, 1_700_000_001, 4f);
        int whole = file.size();
        byte[] bytes = file.scalar("loss", 1, 1_700_000_002, 3f).scalar("loss", 2, 1_700_000_003, 2f).bytes();
        bytes[whole + 20] ^= 1;
        write("bad/events.out.tfevents.1700000000.host", bytes);
        write("good/events.out.tfevents.1700000000.host",
                new EventFileBytes().scalar("loss", 7, 1_700_000_001, 4f).bytes());
        try (Imported logs = read()) {
            assertThat(logs.points(logs.run("good"), "loss")).containsExactly("7=4.0");
            assertThat(logs.points(logs.run("bad"), "loss")).containsExactly("0=4.0");
            assertThat(logs.tags(logs.run("bad")).get("incomplete")).contains("byte " + whole);
            assertThat(logs.report().failures()).singleElement().satisfies(failure -> {
                assertThat(failure.position()).isEqualTo("byte " + whole);
                assertThat(failure.path().toString()).contains("bad");
            });
            assertThat(logs.report().complete()).isFalse();
        }
    }

    @Test
    void aLengthThatIsFlippedIsNotTakenForACutRecord() throws IOException {
        byte[] bytes = new EventFileBytes().scalar("loss", 0, 1_700_000_001, 4f).bytes();
        bytes[3] ^= 0x40;
        write("run/events.out.tfevents.1700000000.host", bytes);
        try (Imported logs = read()) {
            assertThat(logs.report().failures()).singleElement()
                    .satisfies(failure -> assertThat(failure.position()).isEqualTo("byte 0"));
        }
    }

    @Test
    void emptyFilesAndPointersAreSkippedAndSaid() throws IOException {
        write("a/events.out.tfevents.1700000000.host", new byte[0]);
        write("b/events.out.tfevents.1700000000.host",
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4419\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write("c/events.out.tfevents.1700000000.host", new EventFileBytes().bytes());
        try (Imported logs = read()) {
            assertThat(logs.report().skipped()).extracting(ImportReport.Note::reason).satisfiesExactly(
                    empty -> assertThat(empty).contains("empty"), pointer -> assertThat(pointer).contains("Git LFS"),
                    header -> assertThat(header).isEqualTo("no scalars"));
            assertThat(logs.report().complete()).isTrue();
        }
    }
}
