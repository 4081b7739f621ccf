package dev.onset.ingest.database;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.postgresql.Driver;

import dev.onset.error.OnsetException;

/**
 * The address of a tracking database that a PostgreSQL server holds: as JDBC spells it ({@code jdbc:postgresql://host/db}) or
 * as MLflow does ({@code postgresql://user:password@host/db}). What it says about user, password and options is kept apart,
 * so that the address can be stored and shown.
 */
public final class DatabaseUrl {

    private static final Pattern FORM = Pattern
            .compile("(?:jdbc:)?(?:postgresql|postgres)(?:\\+\\w+)?:(//)?(?:([^@/?]*)@)?([^?]*)(?:\\?(.*))?");
    private static final Pattern ANY = Pattern.compile("jdbc:.*|\\w+(\\+\\w+)?://.*", Pattern.DOTALL);
    private static final String CONNECT_SECONDS = "10";
    /** A server that has died behind a firewall must not hold the import up for ever; the longest query takes less. */
    private static final String ANSWER_SECONDS = "600";

    private final String text;
    private final Properties properties;

    private DatabaseUrl(String text, Properties properties) {
        this.text = text;
        this.properties = properties;
    }

    /** Whether an argument is the address of a database rather than a path. */
    public static boolean isOne(String argument) {
        return ANY.matcher(argument).matches();
    }

    /** @throws OnsetException if it is no address of a PostgreSQL database */
    public static DatabaseUrl parse(String argument) {
        Matcher form = FORM.matcher(argument.strip());
        if (!form.matches() || form.group(3).isBlank()) {
            int end = argument.indexOf(':', argument.startsWith("jdbc:") ? 5 : 0);
            throw new OnsetException(OnsetException.Category.ARGUMENT, "'" + argument.substring(0, Math.max(0, end))
                    + ":…' is no database that can be imported; expected an MLflow tracking database as"
                    + " jdbc:postgresql://host:5432/database?user=name");
        }
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "onset");
        properties.setProperty("readOnly", "true");
        String environment = System.getenv("PGPASSWORD");
        if (environment != null) {
            properties.setProperty("password", environment);
        }
        if (form.group(2) != null) {
            pair(form.group(2), ':', "user", "password", properties);
        }
        if (form.group(4) != null) {
            for (String option : form.group(4).split("&")) {
                int equals = option.indexOf('=');
                if (equals > 0) {
                    properties.setProperty(decode(option.substring(0, equals)), decode(option.substring(equals + 1)));
                }
            }
        }
        return new DatabaseUrl("jdbc:postgresql:" + (form.group(1) == null ? "" : "//") + form.group(3), properties);
    }

    private static void pair(String text, char separator, String first, String second, Properties target) {
        int end = text.indexOf(separator);
        target.setProperty(first, decode(end < 0 ? text : text.substring(0, end)));
        if (end >= 0) {
            target.setProperty(second, decode(text.substring(end + 1)));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that stands for itself
        }
    }

    /** The address without user, password and options. */
    public String text() {
        return text;
    }

    /** Opens a connection that sees the database as it is now, and cannot change it. */
    public Connection connect() throws SQLException {
        Connection connection = new Driver().connect(text, properties);
        if (connection == null) {
            throw new SQLException("the address is not of the form jdbc:postgresql://host:port/database");
        }
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What went wrong, in words that help and do not tell the password. */
    public String reason(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        String advice = switch (state) {
            case "28P01", "28000", "08004" ->
                    "; give ?user=…&password=… in the address, set PGPASSWORD, or fill ~/.pgpass";
            case "42P01" -> "; expected the tables of an MLflow tracking database";
            default -> "";
        };
        String cause = switch (e.getCause()) {
            case UnknownHostException unknown -> " (the host '" + unknown.getMessage() + "' is not known)";
            case IOException io when !said.contains(String.valueOf(io.getMessage())) -> " (" + io.getMessage() + ")";
            case null, default -> "";
        };
        return without(properties.getProperty("password", ""), said + cause) + advice;
    }

    private static String without(String secret, String text) {
        return secret.isEmpty() ? text : text.replace(secret, "…");
    }

    @Override
    public String toString() {
        return text;
    }
}
