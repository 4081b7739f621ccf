package dev.onset.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** An archive of two runs: {@code lenet} overfits from step 1 on, {@code nin} lost its third validation to a NaN. */
final class SmallArchive {

    /** 2024-03-31 01:30:00.25 UTC, which no clock in Berlin ever showed. */
    static final long START = 1_711_848_600_250_000L;

    private SmallArchive() {}

    static void write(Path directory) {
        try (Archive archive = Archive.openOrCreate(directory); ArchiveWriter writer = archive.writer()) {
            RunLog lenet = new RunLog("lenet").name("LeNet").experiment("cifar").source("keras").status("finished")
                    .startedAt(START).param("lr", "0.1").param("depth", "5").tag("note", "");
            int train = lenet.metric("loss", "train_loss");
            int val = lenet.metric("val_loss", "val_loss");
            double[] trainValues = {1.5, 1.0, 0.5};
            double[] valValues = {1.25, 1.0, 2.5};
            for (int step = 0; step < 3; step++) {
                lenet.point(train, step, START + step, trainValues[step]);
                lenet.point(val, step, START + step, valValues[step]);
            }
            writer.add(lenet);
            RunLog nin = new RunLog("nin").source("keras");
            int ninVal = nin.metric("val_loss", "val_loss");
            nin.point(ninVal, 0, StepAxis.NO_TIME, 0.75);
            nin.point(ninVal, 2, StepAxis.NO_TIME, Double.NaN);
            int accuracy = nin.metric("Top-5 acc", null);
            nin.point(accuracy, 1, StepAxis.NO_TIME, 0.5);
            writer.add(nin);
            writer.commit();
        }
    }

    static Connection connect(Path directory) throws SQLException {
        return DriverManager.getConnection("jdbc:onset:" + directory);
    }
}
