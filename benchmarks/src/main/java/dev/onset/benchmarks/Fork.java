package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One JVM's share of a suite: every query on both engines in turn, answers compared, times printed for {@link Suite} to
 * read. The just-in-time compiler settles differently from JVM to JVM, which is why a suite asks several.
 */
public final class Fork {

    /** The Vector API is slow until the compiler has seen to it, which takes seconds where its threads share the cores. */
    private static final Stopwatch ONSET = new Stopwatch(8, 2);
    private static final Stopwatch DUCK_DB = new Stopwatch(1, 2);
    private static final Stopwatch SHORT = new Stopwatch(0.2, 0.2);

    private final String shape;
    private final Connection onset;
    private final Connection duckDb;
    private final Floor floor;
    private final Map<List<String>, Double> floors = new HashMap<>();

    private Fork(String shape, Connection onset, Connection duckDb, Floor floor) {
        this.shape = shape;
        this.onset = onset;
        this.duckDb = duckDb;
        this.floor = floor;
    }

    /** Arguments: the shape's name, its data's directory, the suites' folder, the names of the queries. */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path data = Path.of(arguments[1]);
        Set<String> wanted = new HashSet<>(Arrays.asList(arguments).subList(3, arguments.length));
        try (Connection onset = DriverManager.getConnection(OnsetArchive.url(data));
                Connection duckDb = DuckDbTables.connect(data);
                Floor floor = Floor.open(OnsetArchive.directory(data))) {
            Fork fork = new Fork(arguments[0], onset, duckDb, floor);
            for (BenchmarkQuery query : BenchmarkQuery.readAll(Path.of(arguments[2]))) {
                if (wanted.contains(query.name())) {
                    System.out.println(fork.measure(query).line());
                    System.out.flush();
                }
            }
        }
    }

    private Timing measure(BenchmarkQuery query) throws SQLException {
        Answer answer;
        String difference;
        double onsetMillis;
        double planning;
        double cached;
        try {
            answer = answer(onset, query.sql("onset"));
            onsetMillis = ONSET.median(() -> readAll(onset, query.sql("onset")));
            planning = planning(query.sql("onset"));
            cached = SHORT.median(() -> prepare(query.sql("onset")));
        } catch (SQLException e) {
            return new Timing(shape, query.name(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, "Onset: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        difference = answer.differenceFrom(answer(duckDb, query.sql("duckdb")));
        double duckDbMillis = DUCK_DB.median(() -> readAll(duckDb, query.sql("duckdb")));
        return new Timing(shape, query.name(), onsetMillis, duckDbMillis, answer.sumOfLastColumn(),
                floor(query.floor()), planning, cached, difference == null ? Timing.EQUAL : difference);
    }

    private double floor(List<String> metrics) throws SQLException {
        Double known = floors.get(metrics);
        if (known == null) {
            known = metrics.isEmpty() ? Double.NaN : SHORT.median(() -> floor.sum(metrics));
            floors.put(metrics, known);
        }
        return known;
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            return Answer.read(result);
        }
    }

    /** Sends a query as text, as users do, and reads all of its rows. */
    private static double readAll(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            long given = 0;
            while (result.next()) {
                for (int column = 1; column <= columns; column++) {
                    @Nullable
                    Object value = result.getObject(column);
                    given += value == null ? 0 : 1;
                }
            }
            return given;
        }
    }

    /** The median time to prepare a text that the engine has not seen before, in milliseconds. */
    private double planning(String sql) throws SQLException {
        int[] round = {0};
        return SHORT.median(() -> prepare(sql + " -- " + round[0]++));
    }

    private double prepare(String sql) throws SQLException {
        try (var statement = onset.prepareStatement(sql)) {
            return statement.getMetaData().getColumnCount();
        }
    }
}
