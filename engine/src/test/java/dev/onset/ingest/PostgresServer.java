package dev.onset.ingest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL server of its own, on a free port of this machine and in a folder for itself. PostgreSQL refuses to run as
 * root, so root runs it as the user {@code postgres}.
 */
final class PostgresServer implements TrackingServer {

    private final Path folder;
    private final Path programs;
    private final List<String> prefix;
    private final int port;

    private PostgresServer(Path folder, Path programs, List<String> prefix, int port) {
        this.folder = folder;
        this.programs = programs;
        this.prefix = prefix;
        this.port = port;
    }

    /** Starts a server; the test is skipped, and says so, where PostgreSQL is not installed. */
    static PostgresServer start() {
        Path programs = programs();
        boolean root = "root".equals(System.getProperty("user.name"));
        if (programs == null || (root && !Files.exists(Path.of("/usr/sbin/runuser")))) {
            String message = "PostgreSQL is not installed: there is no initdb in /usr/lib/postgresql/*/bin or on the PATH";
            System.out.println("SKIPPED: " + message);
            throw new TestAbortedException(message);
        }
        List<String> prefix = root ? List.of("/usr/sbin/runuser", "-u", "postgres", "--") : List.of();
        try {
            Path folder = Files.createTempDirectory(Path.of("/tmp"), "onset-postgres");
            Path passwords = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
            if (root) {
                run(List.of("chown", "-R", "postgres", folder.toString()), folder);
            }
            int port = TrackingServer.freePort();
            PostgresServer server = new PostgresServer(folder, programs, prefix, port);
            server.call("initdb", "-D", server.data(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + passwords, "-N",
                    "-E", "UTF8", "--locale=C");
            server.call("pg_ctl", "-D", server.data(), "-w", "-l", folder.resolve("log").toString(), "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", "start");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path programs() {
        List<Path> candidates = new ArrayList<>();
        if (Files.isDirectory(Path.of("/usr/lib/postgresql"))) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(Path.of("/usr/lib/postgresql"))) {
                versions.forEach(version -> candidates.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            candidates.add(Path.of(folder));
        }
        return candidates.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb"))
                        && Files.isExecutable(folder.resolve("pg_ctl")))
                .findFirst().orElse(null);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void call(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command, folder);
    }

    private static void run(List<String> command, Path folder) throws IOException {
        Path output = Files.createTempFile("onset-postgres", ".txt");
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String mlflowScheme() {
        return "postgresql+psycopg2";
    }

    @Override
    public String passwordVariable() {
        return "PGPASSWORD";
    }

    @Override
    public String refusal() {
        return "password authentication failed";
    }

    @Override
    public String unknown(String database) {
        return "database \"" + database + "\" does not exist";
    }

    @Override
    public String series(int last) {
        return "generate_series(1, " + last + ") i";
    }

    @Override
    public void create(String database) {
        execute("postgres", "CREATE DATABASE " + database);
    }

    @Override
    public void copy(String from, String to) {
        execute("postgres", "CREATE DATABASE " + to + " TEMPLATE " + from);
    }

    @Override
    public void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(url(database), USER, PASSWORD);
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
        try {
            call("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
            TrackingServer.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
