package dev.onset.jdbc;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;

import org.jspecify.annotations.Nullable;

/**
 * Connections to one archive, for pools and frameworks; all of them share what is open of it. Thread-safe once it is set up.
 *
 * <pre>{@code
 * OnsetDataSource source = new OnsetDataSource(Path.of("runs.onset"));
 * source.setReadOnly(true);
 * try (Connection connection = source.getConnection()) { … }
 * }</pre>
 */
public final class OnsetDataSource implements DataSource, ConnectionPoolDataSource {

    private final OnsetDriver driver = new OnsetDriver();
    private final Properties properties = new Properties();
    private String url = "";
    private @Nullable PrintWriter logWriter;
    private int loginTimeout;

    /** Of no archive yet; {@link #setUrl} or {@link #setArchive} name it. */
    public OnsetDataSource() {}

    public OnsetDataSource(Path archive) {
        setArchive(archive.toString());
    }

    /** The directory of the archive. */
    public void setArchive(String directory) {
        url = OnsetDriver.PREFIX + directory;
    }

    /** As for the DriverManager: {@code jdbc:onset:/path/to/archive}, with properties if wanted. */
    public void setUrl(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    /** The zone in which getTimestamp without a calendar shows the archive's timestamps. */
    public void setTimeZone(String zone) {
        set(ConnectionProperty.TIME_ZONE, zone);
    }

    /** Whether statements are kept from changing the archive. */
    public void setReadOnly(boolean readOnly) {
        set(ConnectionProperty.READ_ONLY, Boolean.toString(readOnly));
    }

    /** Whether statements may read and write files. */
    public void setExternalFiles(boolean allowed) {
        set(ConnectionProperty.EXTERNAL_FILES, Boolean.toString(allowed));
    }

    /** What a query may keep in memory, as {@code 500MB}. */
    public void setMemoryLimit(String limit) {
        set(ConnectionProperty.MEMORY_LIMIT, limit);
    }

    /** Threads that a query may use. */
    public void setThreads(int threads) {
        set(ConnectionProperty.THREADS, Integer.toString(threads));
    }

    /** Seconds that a query may take; 0: without end. */
    public void setQueryTimeout(double seconds) {
        set(ConnectionProperty.TIMEOUT, Double.toString(seconds));
    }

    private void set(ConnectionProperty property, String value) {
        synchronized (properties) {
            properties.setProperty(property.key(), value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties copy = new Properties();
        synchronized (properties) {
            copy.putAll(properties);
        }
        Connection connection = driver.connect(url, copy);
        if (connection == null) {
            throw SqlErrors.argument(url.isEmpty()
                    ? "the data source names no archive; set its url to jdbc:onset:/path/to/archive, or its archive"
                    : "'" + url + "' is no URL of an archive; write jdbc:onset:/path/to/archive");
        }
        return connection;
    }

    /** There are no users; the names are ignored. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    /** For pools that ask drivers for connections they can lend; what is lent is closed without closing the archive. */
    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return new OnsetPooledConnection((OnsetConnection) getConnection());
    }

    /** There are no users; the names are ignored. */
    @Override
    public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password)
            throws SQLException {
        return getPooledConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Kept; nothing is written to it. */
    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** Kept; opening an archive waits for nobody. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("a logger: the driver logs nothing, and one");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlErrors.argument("a data source of Onset wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
