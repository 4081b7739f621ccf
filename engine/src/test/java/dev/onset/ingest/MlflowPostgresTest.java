package dev.onset.ingest;

/** MLflow's tracking database in PostgreSQL. */
class MlflowPostgresTest extends MlflowServerCases {

    @Override
    TrackingServer startServer() {
        return PostgresServer.start();
    }
}
