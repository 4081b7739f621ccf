package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What logs are like at their worst, asked through SQL. */
class ImportTrapsTest {

    @TempDir
    Path folder;

    private ImportReport read(Path... paths) {
        try (Imported logs = Imported.of(folder.resolve("archive"), paths)) {
            assertThat(logs.report().failures()).isEmpty();
            return logs.report();
        }
    }

    private List<List<Object>> query(String sql) {
        return Answers.of(folder.resolve("archive"), sql);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        log.jsonl, '{"epoch": 1, "loss": 3.5}|{"epoch": 2, "lo', 'ss": 2.5}|{"epoch": 3, "loss": 1.5}|'
        history.csv, 'epoch,loss,acc|1,3.5,0|2,2.', '5,0|3,1.5,0|'
        log.tsv, 'epoch;loss;acc|1;3.5;0|2;2.', '5;0|3;1.5;0|'""")
    void aRecordThatIsNotYetWholeIsReadNextTime(String name, String begun, String rest) throws IOException {
        Path file = Files.writeString(folder.resolve(name), begun.replace('|', '\n').replace(';', '\t'));
        assertThat(read(file).warnings()).singleElement()
                .satisfies(note -> assertThat(note.reason()).contains("cut short"));
        assertThat(query("SELECT step, train_loss FROM history")).containsExactly(List.of(1L, 3.5));
        Files.writeString(file, (begun + rest).replace('|', '\n').replace(';', '\t'));
        assertThat(read(file).warnings()).isEmpty();
        assertThat(query("SELECT step, train_loss FROM history ORDER BY step"))
                .containsExactly(List.of(1L, 3.5), List.of(2L, 2.5), List.of(3L, 1.5));
        assertThat(query("SELECT COUNT(*) FROM runs")).containsExactly(List.of(1L));
    }

    @Test
    void anEventThatIsNotYetWholeIsReadNextTime() throws IOException {
        Path file = folder.resolve("tb/events.out.tfevents.1700000000.host");
        byte[] whole = new EventFileBytes().scalar("loss", 1, 1.7e9, 3.5f).scalar("loss", 2, 1.7e9 + 1, 2.5f).bytes();
        growsByItsEnd(file, whole);
    }

    @Test
    void aRecordOfWandbThatIsNotYetWholeIsReadNextTime() throws IOException {
        Path file = folder.resolve("wandb/run-20240101_000000-abc/run-abc.wandb");
        byte[] whole = new WandbFileBytes().run("abc", "project", "name").history(1, "loss", "3.5")
                .history(2, "loss", "2.5")
                .bytes();
        growsByItsEnd(file, whole);
    }

    private void growsByItsEnd(Path file, byte[] whole) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        assertThat(read(folder).warnings()).singleElement()
                .satisfies(note -> assertThat(note.reason()).contains("cut short"));
        assertThat(query("SELECT step, train_loss FROM history")).containsExactly(List.of(1L, 3.5));
        Files.write(file, whole);
        assertThat(read(folder).warnings()).isEmpty();
        assertThat(query("SELECT step, train_loss FROM history ORDER BY step"))
                .containsExactly(List.of(1L, 3.5), List.of(2L, 2.5));
        assertThat(query("SELECT COUNT(*) FROM runs")).containsExactly(List.of(1L));
    }

    @Test
    void tenThousandRunsOfTenPointsAndAMetricThatOneOfThemHas() throws IOException {
        StringBuilder text = new StringBuilder("run_id,step,metric,value\n");
        for (int run = 0; run < 10_000; run++) {
            for (int step = 0; step < 10; step++) {
                text.append("run-").append(run).append(',').append(step).append(",loss,").append(run + 0.1 * step)
                        .append('\n');
            }
        }
        text.append("run-7777,3,rare,42\n");
        read(Files.writeString(folder.resolve("all.csv"), text));
        assertThat(query("SELECT COUNT(DISTINCT run_id), COUNT(train_loss), SUM(\"rare\") FROM history"))
                .containsExactly(List.of(10_000L, 100_000L, 42.0));
        assertThat(
                query("SELECT r.name, h.step FROM history h JOIN runs r USING (run_id) WHERE h.\"rare\" IS NOT NULL"))
                .containsExactly(List.of("run-7777", 3L));
    }

    @Test
    void namesOfAnyKindStayWhatTheyAre() throws IOException {
        List<String> names = new ArrayList<>(List.of("Loss", "loss", "LOSS", "損失 🙂", "a/b c/d", "x".repeat(5_000)));
        StringBuilder text = new StringBuilder("step,metric,value\n");
        names.forEach(name -> text.append("1,").append(name).append(",2.5\n"));
        read(Files.writeString(folder.resolve("names.csv"), text));
        assertThat(query("SELECT metric FROM metrics")).extracting(row -> (String) row.getFirst())
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void valuesAtTheEdgesOfWhatDoublesHold() throws IOException {
        List<Double> values = Arrays.asList(1e308, Double.MAX_VALUE, Double.MIN_VALUE, -Double.MIN_NORMAL / 2, -0.0,
                0.0,
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        StringBuilder text = new StringBuilder("step,loss\n");
        for (int i = 0; i < values.size(); i++) {
            text.append(i).append(',').append(values.get(i)).append('\n');
        }
        read(Files.writeString(folder.resolve("edges.csv"), text));
        assertThat(query("SELECT \"value\" FROM metrics ORDER BY step")).extracting(List::getFirst)
                .containsExactlyElementsOf(new ArrayList<Object>(values));
    }

    @Test
    void ofTwoValuesAtAStepTheLaterOneWins() throws IOException {
        read(Files.writeString(folder.resolve("resumed.csv"), "step,loss\n1,5\n2,4\n3,3\n2,2.5\n3,1.5\n"));
        assertThat(query("SELECT step, train_loss FROM history ORDER BY step"))
                .containsExactly(List.of(1L, 5.0), List.of(2L, 2.5), List.of(3L, 1.5));
        assertThat(query("SELECT tags['resumed'], points FROM runs")).containsExactly(List.of("true", 5L));
    }
}
