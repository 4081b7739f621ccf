package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.command.text.schema.options.TextOutputFormat;
import schemacrawler.tools.executable.SchemaCrawlerExecutable;
import schemacrawler.tools.options.OutputOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** SchemaCrawler's full report, which asks for everything that DatabaseMetaData has. */
final class SchemaCrawlerTest {

    /** They tell of every step; kept here, as loggers that nobody holds are forgotten. */
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger("schemacrawler"),
            Logger.getLogger("us.fatehi"));

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @BeforeEach
    void write() throws SQLException {
        SmallArchive.write(directory.resolve("archive"));
        try (Connection connection = SmallArchive.connect(directory.resolve("archive"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW best AS SELECT run_id, min(val_loss) AS best FROM history GROUP BY run_id");
        }
    }

    @Test
    void itsReportShowsTablesViewsColumnsAndKeys() throws IOException {
        Path file = directory.resolve("report.txt");
        SchemaCrawlerOptions options = SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions().withLoadOptions(
                LoadOptionsBuilder.builder().withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum()).toOptions());
        SchemaCrawlerExecutable executable = new SchemaCrawlerExecutable("details");
        executable.setSchemaCrawlerOptions(options);
        executable.setOutputOptions(OutputOptionsBuilder.newOutputOptions(TextOutputFormat.text, file));
        executable.setDataSource(DatabaseConnectionSources
                .fromDataSource(new OnsetDataSource(directory.resolve("archive"))));
        executable.execute();
        assertThat(Files.readString(file)).contains("runs", "history", "best").contains("val_loss").contains("DOUBLE")
                .contains("[view]").contains("[table]").contains("run_id").containsIgnoringCase("primary key")
                .containsIgnoringCase("foreign key");
    }
}
