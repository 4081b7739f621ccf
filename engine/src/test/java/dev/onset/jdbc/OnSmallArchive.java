package dev.onset.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests over a connection to a new {@link SmallArchive} for each. */
abstract class OnSmallArchive {

    @TempDir
    Path directory = Path.of("");

    Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        SmallArchive.write(directory);
        connection = SmallArchive.connect(directory);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    static String state(Throwable error) {
        return String.valueOf(((SQLException) error).getSQLState());
    }
}
