package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogReaderTest {

    @TempDir
    Path folder;

    private Imported read(String name, String text) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve(name), text);
        return Imported.of(folder.resolve("archive"), logs);
    }

    @Test
    void aKerasLogHasARowPerEpoch() throws IOException {
        try (Imported logs = read("resnet.csv",
                "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.1,2.5,0.2,2.25\n1,0.3,1.5,0.25,1.75\n")) {
            int run = logs.run("resnet");
            assertThat(logs.points(run, "val_loss")).containsExactly("0=2.25", "1=1.75");
            assertThat(logs.points(run, "epoch")).containsExactly("0=0.0", "1=1.0");
            assertThat(logs.canonical(run)).containsEntry("train_acc", "accuracy").containsEntry("train_loss", "loss");
            assertThat(logs.report().formats().get("csv")).isEqualTo(new ImportReport.FormatCount(1, 10));
        }
    }

    @Test
    void anEmptyCellIsNotLoggedButNaNIs() throws IOException {
        try (Imported logs = read("a.csv", "step,loss,val_loss\n1,nan,\n2,inf,0.5\n3,-inf,NaN\n4,,None\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("1=NaN", "2=Infinity", "3=-Infinity");
            assertThat(logs.points(0, "val_loss")).containsExactly("2=0.5", "3=NaN");
            assertThat(logs.report().warnings()).isEmpty();
        }
    }

    @Test
    void extremeValuesSurvive() throws IOException {
        try (Imported logs = read("a.csv", "step,loss\n1,1e308\n2,-0.0\n3,4.9e-324\n4,00012.50\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("1=1.0E308", "2=-0.0", "3=4.9E-324", "4=12.5");
        }
    }

    @Test
    void anUnnamedFirstColumnCountsTheRowsOfALog() throws IOException {
        try (Imported logs = read("history.csv", ",loss,val_loss\n0,3,4\n1,2,3\n")) {
            assertThat(logs.points(0, "val_loss")).containsExactly("0=4.0", "1=3.0");
        }
    }

    @Test
    void stepsThatStartAgainAreAnotherRun() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n0,3\n1,2\n0,5\n1,4\n2,3\n")) {
            assertThat(logs.names()).containsExactly("a", "a#2");
            assertThat(logs.points(logs.run("a#2"), "loss")).containsExactly("0=5.0", "1=4.0", "2=3.0");
        }
    }

    @Test
    void stepsThatGoBackPartOfTheWayAreAResumedRun() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n0,3\n1,2\n2,9\n1,1\n2,0.5\n")) {
            assertThat(logs.tags(0)).containsEntry("resumed", "true");
            assertThat(logs.points(0, "loss")).hasSize(5);
            assertThat(logs.last(0, "loss")).isEqualTo(new Imported.Extreme(2, 0.5));
            assertThat(logs.history(0, "loss").length()).isEqualTo(3);
        }
    }

    @Test
    void anIterationThatRestartsInEachEpochCountsOn() throws IOException {
        try (Imported logs = read("a.csv", "epoch,iter,loss\n1,50,4\n1,100,3\n2,50,2\n2,100,1\n")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.points(0, "loss")).containsExactly("50=4.0", "100=3.0", "150=2.0", "200=1.0");
        }
    }

    @Test
    void fractionalEpochsNumberTheRows() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n0.5,3\n1.0,2\n1.5,1\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("0=3.0", "1=2.0", "2=1.0");
            assertThat(logs.points(0, "epoch")).containsExactly("0=0.5", "1=1.0", "2=1.5");
            assertThat(logs.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("'epoch'", "line 2"));
        }
    }

    @Test
    void aCutLastRowIsSaidAndTheRestIsImported() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss,val_loss\n0,3,4\n1,2")) {
            assertThat(logs.points(0, "loss")).containsExactly("0=3.0");
            assertThat(logs.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("line 3", "cut short"));
            assertThat(logs.report().complete()).isTrue();
        }
    }

    @Test
    void aRowThatDoesNotFitIsAFailureWithItsLine() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n0,3\n1\n2,1\n3,1,7\n4,0\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("0=3.0", "2=1.0", "4=0.0");
            assertThat(logs.report().failures()).extracting(ImportReport.Failure::position)
                    .containsExactly("line 3", "line 5");
            assertThat(logs.report().complete()).isFalse();
        }
    }

    @Test
    void aWordAmongNumbersIsAFailureWithItsColumn() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n0,3\n1,oops\n")) {
            assertThat(logs.report().failures()).singleElement()
                    .satisfies(failure -> assertThat(failure.toString()).contains("line 3", "'loss'", "'oops'"));
        }
    }

    @Test
    void aWordBeforeNumbersIsAFailureToo() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n0,warmup\n1,3\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("1=3.0");
            assertThat(logs.report().failures()).extracting(ImportReport.Failure::position).containsExactly("line 2");
        }
    }

    @Test
    void aColumnOfWordsIsLeftOutAndSaid() throws IOException {
        try (Imported logs = read("a.csv", "epoch,phase,loss\n0,train,3\n1,train,2\n")) {
            assertThat(logs.metrics(0)).containsExactly("epoch", "loss");
            assertThat(logs.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("'phase'"));
        }
    }

    @Test
    void quotedNamesAndAByteOrderMarkAreRead() throws IOException {
        try (Imported logs = read("a.csv", "\uFEFFstep,\"loss, smoothed\",\u640D\u5931\n1,\"2.5\",3\n")) {
            assertThat(logs.points(0, "loss, smoothed")).containsExactly("1=2.5");
            assertThat(logs.points(0, "\u640D\u5931")).containsExactly("1=3.0");
        }
    }

    @Test
    void namesThatDifferInCaseAreDifferentMetricsAndEqualOnesAreNumbered() throws IOException {
        try (Imported logs = read("a.csv", "step,Loss,loss,loss\n1,1,2,3\n")) {
            assertThat(logs.metrics(0)).containsExactly("Loss", "loss", "loss.1");
        }
    }

    @Test
    void absoluteTimesAreTimesAndDurationsAreMetrics() throws IOException {
        try (Imported logs = read("a.csv", "step,timestamp,loss\n1,1700000000.5,2\n")) {
            assertThat(logs.metrics(0)).containsExactly("loss");
            assertThat(logs.logged(0, "loss").axis().time(0)).isEqualTo(1_700_000_000_500_000L);
        }
        try (Imported logs = read("b.csv", "step,time,loss\n1,0.25,2\n")) {
            assertThat(logs.points(logs.run("b"), "time")).containsExactly("1=0.25");
        }
    }

    @Test
    void tabsSeparateToo() throws IOException {
        try (Imported logs = read("a.tsv", "step\tloss\n1\t2\n")) {
            assertThat(logs.points(0, "loss")).containsExactly("1=2.0");
        }
    }

    @Test
    void aTableWithoutStepsIsNoLog() throws IOException {
        try (Imported logs = read("people.csv", "name,age\nann,3\n")) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().filesUnrecognised()).isEqualTo(1);
            assertThat(logs.report().unrecognised()).singleElement().asString().endsWith("people.csv");
        }
    }

    @Test
    void aHeaderWithoutRowsIsSkippedAndSaid() throws IOException {
        try (Imported logs = read("a.csv", "epoch,loss\n")) {
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("no rows"));
        }
    }
}
