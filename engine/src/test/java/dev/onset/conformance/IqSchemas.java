package dev.onset.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import net.hydromatic.quidem.Quidem;
import org.jspecify.annotations.Nullable;

import dev.onset.api.Onset;

/**
 * The small schemas that scripts of others {@code !use}, each as scratch tables of a connection of its own. A name is that of a
 * file under {@code schemas} beside the scripts, or under {@code src/test/resources/iq/schemas}; {@code blank} has no tables.
 */
final class IqSchemas implements Quidem.ConnectionFactory {

    private static final Path SCHEMAS = Path.of("src/test/resources/iq/schemas");
    /** Names that Calcite's own scripts give the same tables. */
    private static final Map<String, String> OTHER_NAMES = Map.of("scott-lenient", "scott", "scott-oracle", "scott",
            "scott-mysql", "scott", "scott-postgresql", "scott", "scott-babel", "scott", "jdbc_scott", "scott",
            "post-big-query", "post", "post-postgresql", "post");

    private final Path scripts;
    private final Path archive;

    /** @param archive an empty directory */
    IqSchemas(Path scripts, Path archive) {
        this.scripts = scripts;
        this.archive = archive;
        Onset.openOrCreate(archive).close();
    }

    @Override
    public @Nullable Connection connect(String name, boolean reference) throws SQLException, IOException {
        if (reference) {
            return null;
        }
        Connection connection = DriverManager.getConnection("jdbc:onset:" + archive);
        String file = OTHER_NAMES.getOrDefault(name, name) + ".sql";
        Path own = scripts.resolve("schemas").resolve(file);
        Path tables = Files.exists(own) ? own : SCHEMAS.resolve(file);
        if (Files.exists(tables)) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : Files.readString(tables).split(";\n")) {
                    statement.execute(sql);
                }
            }
        }
        return connection;
    }
}
