package dev.onset.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A user's program: the driver on the class path, no JVM flags, no logging library chosen. */
final class PlainProgram {

    private PlainProgram() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + arguments[0]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT run_id, min(val_loss) AS best FROM history GROUP BY run_id ORDER BY run_id")) {
            while (rows.next()) {
                System.out.println(rows.getString("run_id") + " " + rows.getDouble("best"));
            }
        }
    }
}
