package dev.onset.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.onset.ingest.database.DatabaseUrl;
import dev.onset.ingest.mlflow.MlflowServer;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogSource;

/** The runs of databases as sources of an import; their connections stay open until the import has read them. */
final class DatabaseSources implements AutoCloseable {

    private final SourceWalker.Recorded recorded;
    private final ReportBuilder report;
    private final List<MlflowServer> open = new ArrayList<>();

    DatabaseSources(SourceWalker.Recorded recorded, ReportBuilder report) {
        this.recorded = recorded;
        this.report = report;
    }

    /** @throws LogFormatException if the database cannot be read and failures stop the import */
    void read(DatabaseUrl url, Consumer<LogSource> target) throws LogFormatException {
        List<LogSource> sources;
        try {
            MlflowServer server = MlflowServer.connect(url);
            open.add(server);
            sources = server.sources(recorded::format);
            if (!server.deletedRuns().isEmpty()) {
                report.skip(url.text(), server.deletedRuns());
            }
        } catch (SQLException e) {
            report.fail(url.text(), url.reason(e));
            return;
        }
        report.seen(sources.size());
        sources.forEach(target);
    }

    @Override
    public void close() {
        for (MlflowServer server : open) {
            try {
                server.close();
            } catch (SQLException e) {
                // Everything was read.
            }
        }
    }
}
