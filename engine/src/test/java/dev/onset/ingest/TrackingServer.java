package dev.onset.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database server that a test starts for itself, with a user who has a password. */
interface TrackingServer extends AutoCloseable {

    String USER = "tracker";
    String PASSWORD = "p4ss:w/rd";
    String ENCODED_PASSWORD = "p4ss%3Aw%2Frd";

    int port();

    /** The address of a database, without user and password. */
    String url(String database);

    /** How MLflow's addresses of this server begin, such as {@code mysql+pymysql}. */
    String mlflowScheme();

    /** The environment variable of the password. */
    String passwordVariable();

    /** What the server says to a wrong password. */
    String refusal();

    /** What the server says about a database that is not there. */
    String unknown(String database);

    /** A query for the column {@code i} with 1 to {@code last}, to stand after FROM. */
    String series(int last);

    void create(String database);

    /** Makes a database with the content of another. */
    void copy(String from, String to);

    /** Runs statements, in which names may stand in double quotes; what they change is there when this returns. */
    void execute(String database, String... statements);

    @Override
    void close();

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
