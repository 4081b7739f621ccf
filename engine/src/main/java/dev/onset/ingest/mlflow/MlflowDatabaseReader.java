package dev.onset.ingest.mlflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import dev.onset.archive.RunLog;
import dev.onset.ingest.database.SqliteReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;

/** MLflow's database store in a SQLite file. Runs that were deleted in MLflow are left out. */
public final class MlflowDatabaseReader extends SqliteReader {

    @Override
    public String format() {
        return "mlflow-db";
    }

    @Override
    protected boolean hasTables(Set<String> tables, Connection connection) {
        return tables.containsAll(MlflowTables.NAMES);
    }

    @Override
    protected void read(Connection connection, LogSource source, RunSink sink) throws SQLException {
        int deleted = 0;
        try (MlflowTables tables = new MlflowTables(connection, 0)) {
            for (MlflowTables.Row row : tables.runs()) {
                if (row.deleted()) {
                    deleted++;
                    continue;
                }
                RunLog run = sink.newRunOf(row.id());
                tables.fill(run, row);
                sink.add(run);
            }
        }
        if (deleted > 0) {
            sink.skip(source.anchor(), MlflowTables.deleted(deleted));
        }
    }
}
