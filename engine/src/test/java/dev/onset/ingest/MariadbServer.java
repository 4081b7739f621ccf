package dev.onset.ingest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** A MariaDB server of its own, on a free port of this machine and in a folder for itself. */
final class MariadbServer implements TrackingServer {

    private final Path folder;
    private final int port;
    private final Process process;

    private MariadbServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts a server; the test is skipped, and says so, where MariaDB is not installed. */
    static MariadbServer start() {
        Path install = program("mariadb-install-db");
        Path daemon = program("mariadbd");
        if (install == null || daemon == null) {
            String message = "MariaDB is not installed: mariadb-install-db and mariadbd are not both in /usr/sbin or on the PATH";
            System.out.println("SKIPPED: " + message);
            throw new TestAbortedException(message);
        }
        try {
            Path folder = Files.createTempDirectory(Path.of("/tmp"), "onset-mariadb");
            Path log = folder.resolve("log");
            String data = "--datadir=" + folder.resolve("data");
            String user = "--user=" + System.getProperty("user.name");
            Process installing = process(log, install.toString(), "--no-defaults", data, user, "--skip-test-db",
                    "--auth-root-authentication-method=normal");
            if (!installing.waitFor(60, TimeUnit.SECONDS) || installing.exitValue() != 0) {
                installing.destroyForcibly();
                throw new AssertionError("mariadb-install-db failed: " + Files.readString(log));
            }
            Path users = Files.writeString(folder.resolve("users.sql"), "CREATE USER '" + USER + "'@'%' IDENTIFIED BY '"
                    + PASSWORD + "';\nGRANT ALL ON *.* TO '" + USER + "'@'%';\n");
            int port = TrackingServer.freePort();
            Process process = process(log, daemon.toString(), "--no-defaults", data, user, "--port=" + port,
                    "--bind-address=127.0.0.1", "--socket=" + folder.resolve("socket"), "--init-file=" + users,
                    "--pid-file=" + folder.resolve("pid"), "--innodb-flush-log-at-trx-commit=0", "--skip-name-resolve");
            MariadbServer server = new MariadbServer(folder, port, process);
            server.await(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static @Nullable Path program(String name) {
        List<Path> folders = new ArrayList<>(List.of(Path.of("/usr/sbin"), Path.of("/usr/bin")));
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of)
                .forEach(folders::add);
        return folders.stream().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst()
                .orElse(null);
    }

    private static Process process(Path log, String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    /** Returns when the server lets the user in; what it says until then is that it is still starting. */
    private void await(Path log) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                DriverManager.getConnection(driverUrl(""), USER, PASSWORD).close();
                return;
            } catch (SQLException e) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        process.destroyForcibly();
        throw new AssertionError("mariadbd did not start: " + Files.readString(log));
    }

    private String driverUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sessionVariables=sql_mode=ANSI_QUOTES";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String mlflowScheme() {
        return "mysql+pymysql";
    }

    @Override
    public String passwordVariable() {
        return "MYSQL_PWD";
    }

    @Override
    public String refusal() {
        return ": Access denied for user '" + USER + "'@";
    }

    @Override
    public String unknown(String database) {
        return "Unknown database '" + database + "'";
    }

    @Override
    public String series(int last) {
        return "(SELECT seq AS i FROM seq_1_to_" + last + ") s";
    }

    @Override
    public void create(String database) {
        execute("", "CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
    }

    @Override
    public void copy(String from, String to) {
        create(to);
        try (Connection connection = DriverManager.getConnection(driverUrl(from), USER, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SHOW TABLES");
                Statement copying = connection.createStatement()) {
            while (tables.next()) {
                String table = tables.getString(1);
                copying.execute("CREATE TABLE " + to + "." + table + " LIKE " + table);
                copying.execute("INSERT INTO " + to + "." + table + " SELECT * FROM " + table);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(driverUrl(database), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        TrackingServer.delete(folder);
    }
}
