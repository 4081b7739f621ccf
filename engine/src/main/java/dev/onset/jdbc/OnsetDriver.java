package dev.onset.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

import dev.onset.api.QuietLogging;

/**
 * The JDBC driver: {@code jdbc:onset:/path/to/archive}, optionally followed by {@code ;timeZone=Europe/Berlin}. Archives
 * are read only through it. Properties that it does not know are ignored, as tools send many.
 */
public final class OnsetDriver extends UnregisteredDriver {

    static final String PREFIX = "jdbc:onset:";
    static final int MAJOR_VERSION = 0;
    static final int MINOR_VERSION = 1;
    private static final String TIME_ZONE = "timeZone";
    /** The setting of the same name: whether statements may read and write files. */
    static final String EXTERNAL_FILES = "external_files";
    private static final List<String> NAMES = List.of(TIME_ZONE, EXTERNAL_FILES);

    static {
        // Here already: loading the drivers that come after this one makes Calcite and Avatica look for a logger.
        QuietLogging.start();
        try {
            DriverManager.registerDriver(new OnsetDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties info) throws SQLException {
        if (url == null || !acceptsURL(url)) {
            return null;
        }
        String[] parts = url.substring(PREFIX.length()).split(";");
        Properties properties = new Properties();
        for (String name : NAMES) {
            if (info != null && info.getProperty(name) != null) {
                properties.setProperty(name, info.getProperty(name));
            }
        }
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            for (String name : NAMES) {
                if (equals > 0 && parts[i].substring(0, equals).strip().equalsIgnoreCase(name)) {
                    properties.setProperty(name, parts[i].substring(equals + 1).strip());
                }
            }
        }
        SharedArchives.Lease archive;
        try {
            archive = SharedArchives.acquire(directory(parts[0]));
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
        return new OnsetConnection(this, factory, url, properties, archive);
    }

    private static Path directory(String text) throws SQLException {
        if (text.isBlank()) {
            throw SqlErrors.argument("the URL names no archive; write " + PREFIX + "/path/to/archive");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw SqlErrors.argument("'" + text + "' is no path of a directory: " + e.getReason());
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
        DriverPropertyInfo timeZone = new DriverPropertyInfo(TIME_ZONE,
                info == null ? null : info.getProperty(TIME_ZONE));
        timeZone.description = "the zone in which getTimestamp without a calendar shows the archive's timestamps;"
                + " the JVM's if not given";
        DriverPropertyInfo files = new DriverPropertyInfo(EXTERNAL_FILES,
                info == null ? null : info.getProperty(EXTERNAL_FILES));
        files.description = "whether statements may read and write files; true if not given";
        files.choices = new String[]{"true", "false"};
        return new DriverPropertyInfo[]{timeZone, files};
    }

    @Override
    protected String getConnectStringPrefix() {
        return PREFIX;
    }

    @Override
    protected AvaticaFactory createFactory() {
        return new OnsetFactory();
    }

    @Override
    protected DriverVersion createDriverVersion() {
        String version = MAJOR_VERSION + "." + MINOR_VERSION;
        return new DriverVersion("Onset JDBC driver", version, "Onset", version, false, MAJOR_VERSION, MINOR_VERSION,
                MAJOR_VERSION, MINOR_VERSION);
    }

    @Override
    public Meta createMeta(AvaticaConnection connection) {
        return new OnsetMeta((OnsetConnection) connection);
    }
}
