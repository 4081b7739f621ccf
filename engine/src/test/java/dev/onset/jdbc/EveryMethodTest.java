package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every method of JDBC's interfaces, on open objects and on closed ones: each answers, or refuses by a SQLException with
 * words and a state. Only methods that change a ResultSet's row, of which there are ninety, may refuse without words.
 */
final class EveryMethodTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() {
        SmallArchive.write(directory);
    }

    private interface Source {
        Object open(Connection connection) throws SQLException;
    }

    private List<String> complaints(Class<?> type, Source source, boolean closed) throws SQLException {
        List<String> complaints = new ArrayList<>();
        List<Method> methods = Stream.of(type.getMethods()).sorted(Comparator.comparing(Method::toString)).toList();
        for (Method method : methods) {
            try (Connection connection = SmallArchive.connect(directory)) {
                Object object = source.open(connection);
                if (closed) {
                    ((AutoCloseable) object).close();
                }
                try {
                    method.invoke(object, arguments(method));
                } catch (InvocationTargetException e) {
                    String complaint = complaint(method, e.getCause());
                    if (complaint != null) {
                        complaints.add(complaint);
                    }
                }
            } catch (SQLException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(method.toString(), e);
            }
        }
        return complaints;
    }

    private static @Nullable String complaint(Method method, @Nullable Throwable error) {
        if (error instanceof SQLException sql && sql.getMessage() != null && sql.getSQLState() != null) {
            return null;
        }
        if (method.isDefault() && error instanceof SQLFeatureNotSupportedException && error.getMessage() != null) {
            return null; // what java.sql itself says
        }
        boolean changesRow = method.getDeclaringClass() == ResultSet.class
                && method.getName().matches("update.*|(insert|delete|refresh|cancelRowUpdates|moveTo).*");
        return changesRow && error instanceof SQLFeatureNotSupportedException ? null : method + " says " + error;
    }

    private static @Nullable Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(EveryMethodTest::argument).toArray();
    }

    private static @Nullable Object argument(Class<?> type) {
        Map<Class<?>, Object> known = new HashMap<>();
        known.put(int.class, 1);
        known.put(long.class, 1L);
        known.put(short.class, (short) 1);
        known.put(byte.class, (byte) 1);
        known.put(float.class, 1f);
        known.put(double.class, 1d);
        known.put(boolean.class, true);
        known.put(String.class, "run_id");
        known.put(Class.class, String.class);
        known.put(BigDecimal.class, BigDecimal.ONE);
        known.put(Object.class, "x");
        known.put(Object[].class, new Object[]{1L});
        known.put(int[].class, new int[]{1});
        known.put(String[].class, new String[]{"run_id"});
        known.put(Properties.class, new Properties());
        known.put(Executor.class, (Executor) Runnable::run);
        known.put(Reader.class, new StringReader("x"));
        known.put(InputStream.class, InputStream.nullInputStream());
        known.put(Map.class, Map.of());
        return known.get(type);
    }

    private static PreparedStatement prepared(Connection connection) throws SQLException {
        return connection.prepareStatement("SELECT run_id FROM runs WHERE run_id = ?");
    }

    private static ResultSet result(Connection connection) throws SQLException {
        ResultSet rows = connection.createStatement().executeQuery("SELECT run_id, points FROM runs ORDER BY run_id");
        rows.next();
        return rows;
    }

    @Test
    void connections() throws SQLException {
        assertThat(complaints(Connection.class, connection -> connection, false)).isEmpty();
        assertThat(complaints(Connection.class, connection -> connection, true)).isEmpty();
    }

    @Test
    void statements() throws SQLException {
        assertThat(complaints(Statement.class, Connection::createStatement, false)).isEmpty();
        assertThat(complaints(Statement.class, Connection::createStatement, true)).isEmpty();
    }

    @Test
    void preparedStatements() throws SQLException {
        assertThat(complaints(PreparedStatement.class, EveryMethodTest::prepared, false)).isEmpty();
        assertThat(complaints(PreparedStatement.class, EveryMethodTest::prepared, true)).isEmpty();
    }

    @Test
    void results() throws SQLException {
        assertThat(complaints(ResultSet.class, EveryMethodTest::result, false)).isEmpty();
        assertThat(complaints(ResultSet.class, EveryMethodTest::result, true)).isEmpty();
    }

    @Test
    void whatDescribesResultsAndParameters() throws SQLException {
        assertThat(complaints(ResultSetMetaData.class, connection -> result(connection).getMetaData(), false))
                .isEmpty();
        assertThat(complaints(ParameterMetaData.class, connection -> prepared(connection).getParameterMetaData(),
                false)).isEmpty();
    }
}
