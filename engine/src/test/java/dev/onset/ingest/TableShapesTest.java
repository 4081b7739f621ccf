package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.ingest.table.TableLayout;

/** The shapes that tables come in when people and programs other than loggers have touched them. */
class TableShapesTest {

    @TempDir
    Path folder;

    private Imported read(String name, String text) throws IOException {
        return Imported.of(folder.resolve("archive"), Files.writeString(folder.resolve(name), text));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEnds() throws IOException {
        try (Imported imported = read("t.csv", "\uFEFFepoch,loss\r\n0,0.5\r\n1,0.25\r\n")) {
            assertThat(imported.points(0, "loss")).containsExactly("0=0.5", "1=0.25");
            assertThat(imported.report().warnings()).isEmpty();
        }
    }

    @Test
    void semicolonsWithDecimalCommas() throws IOException {
        try (Imported imported = read("t.csv", "epoch;loss;val_loss\n0;0,5;1.25\n1;1,5e-3;\n")) {
            assertThat(imported.points(0, "loss")).containsExactly("0=0.5", "1=0.0015");
            assertThat(imported.points(0, "val_loss")).containsExactly("0=1.25");
        }
    }

    @Test
    void quotedLineBreaksBelongToTheirCell() throws IOException {
        try (Imported imported = read("t.csv", "epoch,note,loss\n0,\"two\nlines, \"\"quoted\"\"\",0.5\n1,one,0.25\n")) {
            assertThat(imported.points(0, "loss")).containsExactly("0=0.5", "1=0.25");
            assertThat(imported.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("'note' holds text"));
        }
    }

    @Test
    void columnsOfOneName() throws IOException {
        try (Imported imported = read("t.csv", "epoch,loss,loss\n0,0.5,0.75\n")) {
            assertThat(imported.metrics(0)).contains("loss", "loss.1");
        }
    }

    @Test
    void aHeaderAloneHoldsNothing() throws IOException {
        try (Imported imported = read("t.csv", "epoch,loss\n")) {
            assertThat(imported.snapshot().runCount()).isZero();
            assertThat(imported.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("header and no rows"));
        }
    }

    @Test
    void utf16IsNamedWithWhatToDo() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), "\uFEFFepoch,loss\n0,1\n".getBytes(StandardCharsets.UTF_16LE));
        try (Imported imported = Imported.of(folder.resolve("archive"), file)) {
            assertThat(imported.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("UTF-16", "iconv"));
        }
    }

    @Test
    void aHundredThousandColumns() throws IOException {
        int columns = 100_000;
        StringBuilder text = new StringBuilder("step");
        for (int i = 0; i < columns; i++) {
            text.append(",m").append(i);
        }
        text.append("\n7");
        for (int i = 0; i < columns; i++) {
            text.append(',').append(i);
        }
        try (Imported imported = read("t.csv", text.append('\n').toString())) {
            assertThat(imported.snapshot().pointCount()).isEqualTo(columns);
            assertThat(imported.points(0, "m99999")).containsExactly("7=99999.0");
        }
    }

    @Test
    void aLastLineWithoutItsEndIsTakenWithAWarningAndReadAgainWhenItGrows() throws IOException {
        try (Imported imported = read("t.csv", "epoch,loss\n0,3.5\n1,2.")) {
            assertThat(imported.points(0, "loss")).containsExactly("0=3.5", "1=2.0");
            assertThat(imported.report().warnings()).singleElement().satisfies(note -> assertThat(note.reason())
                    .isEqualTo("the last line has no line end; its last number may be cut short"));
        }
        try (Imported imported = read("t.csv", "epoch,loss\n0,3.5\n1,2.5\n")) {
            assertThat(imported.points(0, "loss")).containsExactly("0=3.5", "1=2.5");
            assertThat(imported.report().warnings()).isEmpty();
        }
    }

    @Test
    void bytesWithoutALineEndDoNotFillTheMemory() throws IOException {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (String name : List.of("a.csv", "b.jsonl", "c.txt", "d.log", "e.tsv")) {
            try (OutputStream out = Files.newOutputStream(logs.resolve(name))) {
                out.write((name.equals("b.jsonl") ? "{\"epoch\": 1, \"loss\": \"" : "epoch,loss,")
                        .getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 70; i++) {
                    out.write(block);
                }
            }
        }
        Files.writeString(logs.resolve("whole.csv"), "epoch,loss\n0,0.5\n");
        try (Imported imported = Imported.of(folder.resolve("archive"), logs)) {
            assertThat(imported.points(imported.run("whole"), "loss")).containsExactly("0=0.5");
            assertThat(imported.report().failures()).isNotEmpty()
                    .noneMatch(failure -> failure.reason().contains("unexpected"))
                    .anySatisfy(failure -> assertThat(failure.reason()).contains("line 1 is longer than 64 MB"));
        }
    }

    @Test
    void theHistoryThatTheApiOfWandbGives() throws IOException {
        String text = ",_step,_runtime,_timestamp,loss,val/loss\n0,0,1.5,1700000000.5,0.5,\n1,10,2.5,1700000001.5,0.25,0.75\n";
        try (Imported imported = read("history.csv", text)) {
            assertThat(imported.points(0, "loss")).containsExactly("0=0.5", "10=0.25");
            assertThat(imported.points(0, "val/loss")).containsExactly("10=0.75");
            assertThat(imported.logged(0, "loss").axis().time(1)).isEqualTo(1_700_000_001_500_000L);
        }
    }

    @Test
    void jsonLinesWithColumnsOfOtherNames() throws IOException {
        Path file = Files.writeString(folder.resolve("t.jsonl"), """
            {"who": "a", "tick": 0, "lossy": 0.5}
            {"who": "b", "tick": 0, "lossy": 1.5}
            {"who": "a", "tick": 1, "lossy": 0.25}
            """);
        ImportOptions options = ImportOptions.defaults().withTables(new TableLayout("who", "tick", null, null));
        try (Imported imported = Imported.of(folder.resolve("archive"), options, file)) {
            assertThat(imported.names()).containsExactly("t#a", "t#b");
            assertThat(imported.points(imported.run("#a"), "lossy")).containsExactly("0=0.5", "1=0.25");
        }
    }

    @Test
    void jsonRowsWithARunOfAnotherName() throws IOException {
        Path file = Files.writeString(folder.resolve("t.json"), """
            [{"who": "a", "step": 0, "loss": 0.5}, {"who": "b", "step": 0, "loss": 1.5}]
            """);
        ImportOptions options = ImportOptions.defaults().withTables(new TableLayout("who", null, null, null));
        try (Imported imported = Imported.of(folder.resolve("archive"), options, file)) {
            assertThat(imported.names()).containsExactly("t#a", "t#b");
        }
    }
}
