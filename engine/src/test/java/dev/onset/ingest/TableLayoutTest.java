package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.ingest.table.TableLayout;
import dev.onset.ingest.text.LinePattern;

class TableLayoutTest {

    @TempDir
    Path folder;

    private Imported read(String name, String text, ImportOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Imported.of(folder.resolve("archive"), options, file);
    }

    @Test
    void aLongTableHasARowPerValue() throws IOException {
        try (Imported logs = read("all.csv", "run_id,metric,step,value,timestamp\na,loss,0,2.5,2024-01-01T12:00:00\n"
                + "b,loss,0,nan,\na,val/loss,0,3.5,\na,loss,1,,\na,loss,2,1.5,\n", ImportOptions.defaults())) {
            int run = logs.run("a");
            assertThat(logs.snapshot().runs().source(run)).isEqualTo("long-table");
            assertThat(logs.points(run, "loss")).containsExactly("0=2.5", "2=1.5");
            assertThat(logs.points(run, "val/loss")).containsExactly("0=3.5");
            assertThat(logs.points(logs.run("b"), "loss")).containsExactly("0=NaN");
            assertThat(logs.logged(run, "loss").axis().time(0)).isEqualTo(1_704_110_400_000_000L);
        }
    }

    @Test
    void stepsInDecimalsAreWholeWhereTheyCanBeAndNumberedElsewhere() throws IOException {
        try (Imported logs = read("all.csv", "run_id,metric,step,value\na,loss,1.000000,3\na,loss,2.000000,2\n"
                + "b,loss,0.5,3\nb,loss,1.5,2\nb,acc,1.0,7\n", ImportOptions.defaults())) {
            assertThat(logs.points(logs.run("a"), "loss")).containsExactly("1=3.0", "2=2.0");
            assertThat(logs.points(logs.run("b"), "loss")).containsExactly("0=3.0", "2=2.0");
            assertThat(logs.points(logs.run("b"), "acc")).containsExactly("1=7.0");
            assertThat(logs.report().warnings()).hasSize(1);
        }
    }

    @Test
    void columnsCanBeNamed() throws IOException {
        TableLayout layout = new TableLayout("who", "when", "what", "much");
        try (Imported logs = read("all.csv", "who,when,what,much\nx,1,loss,2.5\n",
                ImportOptions.defaults().withTables(layout))) {
            assertThat(logs.points(logs.run("x"), "loss")).containsExactly("1=2.5");
        }
    }

    @Test
    void aWideTableMayNameItsRuns() throws IOException {
        try (Imported logs = read("sweep.csv", "run_id,step,loss\n7,0,3\n8,0,5\n7,1,2\n8,1,4\n7,0,9\n",
                ImportOptions.defaults())) {
            assertThat(logs.names()).containsExactly("sweep#7", "sweep#8");
            assertThat(logs.points(logs.run("#7"), "loss")).containsExactly("0=3.0", "1=2.0", "0=9.0");
            assertThat(logs.points(logs.run("#8"), "loss")).containsExactly("0=5.0", "1=4.0");
            assertThat(logs.metrics(logs.run("#8"))).containsExactly("loss");
        }
    }

    @Test
    void aWideTablesStepCanBeNamed() throws IOException {
        TableLayout layout = new TableLayout(null, "tick", null, null);
        try (Imported logs = read("a.csv", "tick,loss\n5,3\n6,2\n", ImportOptions.defaults().withTables(layout))) {
            assertThat(logs.points(0, "loss")).containsExactly("5=3.0", "6=2.0");
        }
    }

    @Test
    void aPatternReadsLinesOfAnyKind() throws IOException {
        LinePattern pattern = LinePattern.compile("after (?<epoch>\\d+) rounds we lose (?<val_loss>\\S+)");
        try (Imported logs = read("diary.txt", "Dear diary,\nafter 1 rounds we lose 3.5\nafter 2 rounds we lose nan\n",
                ImportOptions.defaults().withLinePattern(pattern))) {
            assertThat(logs.points(0, "val_loss")).containsExactly("1=3.5", "2=NaN");
            assertThat(logs.canonical(0)).containsEntry("val_loss", "val_loss");
        }
    }

    @Test
    void aPatternInPythonsSpellingIsUnderstood() throws IOException {
        LinePattern pattern = LinePattern.compile("\\((?P<step>\\d+)\\) (?P<train/loss>[\\d.]+)");
        try (Imported logs = read("diary.txt", "(1) 3.5\n(2) 2.5\n",
                ImportOptions.defaults().withLinePattern(pattern))) {
            assertThat(logs.points(0, "train/loss")).containsExactly("1=3.5", "2=2.5");
        }
    }

    @Test
    void aPatternThatIsNoneSaysWhere() {
        assertThatThrownBy(() -> LinePattern.compile("(?<epoch>\\d+) (?<val_loss>[)")).hasMessage(
                "The pattern is no regular expression: Unclosed character class at position 28\n"
                        + "  (?<epoch>\\d+) (?<val_loss>[)\n" + "  " + " ".repeat(27) + "^");
        assertThatThrownBy(() -> LinePattern.compile("epoch (?<epoch>\\d+)")).hasMessageContaining("names no metric");
    }

    @Test
    void whatTensorBoardLetsDownloadIsNamedByItsTag() throws IOException {
        try (Imported logs = read("run-lenet-tag-val_loss.csv", "Wall time,Step,Value\n1700000000.5,3,2.5\n",
                ImportOptions.defaults())) {
            assertThat(logs.points(0, "val_loss")).containsExactly("3=2.5");
            assertThat(logs.logged(0, "val_loss").axis().time(0)).isEqualTo(1_700_000_000_500_000L);
        }
    }
}
