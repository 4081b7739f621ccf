package dev.onset.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** Spark reads views, tables and queries through its JDBC source. */
final class SparkTest {

    @TempDir
    static Path directory = Path.of("");

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        try (Archive archive = Archive.openOrCreate(directory.resolve("archive"));
                ArchiveWriter writer = archive.writer()) {
            for (int run = 0; run < 3; run++) {
                RunLog log = new RunLog("run" + run).param("lr", "0." + (run + 1));
                int loss = log.metric("val_loss", "val_loss");
                for (int step = 0; step < 1000; step++) {
                    log.point(loss, step, StepAxis.NO_TIME, 1 + Math.abs(step - 100.0 * run) / 100);
                }
                writer.add(log);
            }
            writer.commit();
        }
        spark = SparkSession.builder().master("local[2]").appName("onset").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1").getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static DataFrameReader jdbc() {
        return spark.read().format("jdbc").option("url", "jdbc:onset:" + directory.resolve("archive"))
                .option("driver", "dev.onset.jdbc.OnsetDriver");
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).toList();
    }

    @Test
    void theSummaryOfRunsIsATable() {
        assertThat(rows(jdbc().option("dbtable", "run_summary").load().where("best_val_loss_step > 0")
                .select("run_id", "param_lr", "best_val_loss_step", "verdict").orderBy("run_id")))
                .containsExactly("[run1,0.2,100,diverged]", "[run2,0.3,200,diverged]");
    }

    @Test
    void partsOfHistoryAreReadSideBySide() {
        Dataset<Row> history = jdbc().option("dbtable", "(SELECT run_id, step, val_loss FROM history) points")
                .option("partitionColumn", "step").option("lowerBound", 0).option("upperBound", 1000)
                .option("numPartitions", 4).load();
        assertThat(history.count()).isEqualTo(3000);
        assertThat(rows(history.groupBy("run_id").min("val_loss").orderBy("run_id")))
                .containsExactly("[run0,1.0]", "[run1,1.0]", "[run2,1.0]");
    }

    @Test
    void aCurveFunctionRunsInOnset() {
        assertThat(rows(jdbc().option("query",
                "SELECT run_id, best_step(step, val_loss) AS best FROM history GROUP BY run_id").load().orderBy("run_id")))
                .containsExactly("[run0,0]", "[run1,100]", "[run2,200]");
    }

    @Test
    void sparkKnowsNoMapsFromJdbcAndSaysSo() {
        assertThatThrownBy(() -> jdbc().option("dbtable", "runs").load()).hasMessageContaining("MAP");
    }
}
