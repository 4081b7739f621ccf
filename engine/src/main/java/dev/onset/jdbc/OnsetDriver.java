package dev.onset.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;

import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

import dev.onset.api.QuietLogging;

/**
 * The JDBC driver: {@code jdbc:onset:/path/to/archive}, optionally followed by properties as in {@code
 * ;timeZone=Europe/Berlin;read_only=true}; {@link #getPropertyInfo} lists them.
 */
public final class OnsetDriver extends UnregisteredDriver {

    static final String PREFIX = "jdbc:onset:";
    static final int MAJOR_VERSION = 0;
    static final int MINOR_VERSION = 1;

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
        ConnectionOptions options = ConnectionOptions.parse(url, info);
        SharedArchives.Lease archive;
        try {
            archive = SharedArchives.acquire(options.directory());
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
        try {
            return new OnsetConnection(this, factory, url, options, archive);
        } catch (RuntimeException e) {
            archive.close();
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && url.startsWith(PREFIX);
    }

    /** All properties that there are, with what the URL and the given ones say of them. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
        Properties known = new Properties();
        try {
            known = ConnectionOptions.parse(acceptsURL(url) && url != null ? url : PREFIX + ".", info).values();
        } catch (SQLException e) {
            // A tool asks while its user still types; connecting says what is wrong.
            if (info != null) {
                known.putAll(info);
            }
        }
        return ConnectionProperty.describe(known);
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
