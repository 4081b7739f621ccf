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

import dev.onset.error.OnsetException;

/**
 * The address of a tracking database that a server holds: as JDBC spells it ({@code jdbc:postgresql://host/db},
 * {@code jdbc:mysql://host/db}) or as MLflow does ({@code mysql+pymysql://user:password@host/db}). What it says about user,
 * password and options is kept apart, so that the address can be stored and shown.
 */
public final class DatabaseUrl {

    /** The SQL state of a table that does not exist, in PostgreSQL; MySQL says 42S02. */
    public static final String NO_TABLE = "42P01";

    private static final Pattern FORM = Pattern.compile("(?:jdbc:)?(?<product>postgresql|postgres|mysql|mariadb)"
            + "(?:\\+\\w+)?:(?<slashes>//)?(?:(?<login>[^/?]*)@)?(?<place>[^?@]*)(?:\\?(?<options>.*))?");
    /** A password with a slash or question mark in it: it would pass for a part of the place, which is stored and shown. */
    private static final Pattern UNESCAPED_PASSWORD = Pattern
            .compile("[\\w:+]+://(?:[^/?]*/[^?]*|[^/?@]*:[^/?@]*\\?[^=]*)@");
    private static final Pattern ANY = Pattern.compile("jdbc:.*|\\w+(\\+\\w+)?://.*", Pattern.DOTALL);

    private final DatabaseProduct product;
    private final String text;
    private final Properties properties;

    private DatabaseUrl(DatabaseProduct product, String text, Properties properties) {
        this.product = product;
        this.text = text;
        this.properties = properties;
    }

    /** Whether an argument is the address of a database rather than a path. */
    public static boolean isOne(String argument) {
        return ANY.matcher(argument).matches();
    }

    /** @throws OnsetException if it is no address of a PostgreSQL, MySQL or MariaDB database */
    public static DatabaseUrl parse(String argument) {
        Matcher form = FORM.matcher(argument.strip());
        if (UNESCAPED_PASSWORD.matcher(argument.strip()).lookingAt()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "The address of the database has an '@' behind a '/'"
                            + " or '?'; in a user's name or password write %40 for '@', %2F for '/' and %3F for '?'");
        }
        if (!form.matches() || form.group("place").isBlank() || isIncomplete(form)) {
            int end = argument.indexOf(':', argument.startsWith("jdbc:") ? 5 : 0);
            throw new OnsetException(OnsetException.Category.ARGUMENT, "'" + argument.substring(0, Math.max(0, end))
                    + ":…' is no database that can be imported; expected an MLflow tracking database as"
                    + " jdbc:postgresql://host:5432/database?user=name or jdbc:mysql://host:3306/database?user=name");
        }
        DatabaseProduct product = DatabaseProduct.named(form.group("product"));
        Properties properties = new Properties();
        product.limit(properties);
        properties.setProperty("tcpKeepAlive", "true");
        String environment = System.getenv(product.passwordVariable());
        if (environment != null) {
            properties.setProperty("password", environment);
        }
        if (form.group("login") != null) {
            pair(form.group("login"), ':', "user", "password", properties);
        }
        if (form.group("options") != null) {
            for (String option : form.group("options").split("&")) {
                int equals = option.indexOf('=');
                if (equals > 0) {
                    properties.setProperty(decode(option.substring(0, equals)), decode(option.substring(equals + 1)));
                }
            }
        }
        String slashes = form.group("slashes") == null ? "" : "//";
        return new DatabaseUrl(product, product.prefix() + slashes + form.group("place"), properties);
    }

    /** PostgreSQL's driver has a default for the host; MariaDB's has none, and wants the slashes. */
    private static boolean isIncomplete(Matcher form) {
        return form.group("slashes") == null
                && DatabaseProduct.named(form.group("product")) == DatabaseProduct.MYSQL;
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

    /** Where its SQL is its own. */
    public DatabaseProduct product() {
        return product;
    }

    /** The address without user, password and options. */
    public String text() {
        return text;
    }

    /** Opens a connection that sees the database as it is now, and cannot change it. */
    public Connection connect() throws SQLException {
        Connection connection = product.driver().connect(product.driverAddress(text), properties);
        if (connection == null) {
            throw new SQLException("the address is not of the form " + product.prefix() + "//host:port/database");
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
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip()
                .replaceFirst("^\\(conn=\\d+\\) ", "");
        String advice = switch (state) {
            case "28P01", "28000", "08004" ->
                    "; give ?user=…&password=… in the address"
                            + (product == DatabaseProduct.POSTGRESQL ? ", set PGPASSWORD, or fill ~/.pgpass"
                                    : ", or set " + product.passwordVariable());
            case NO_TABLE, "42S02" -> "; expected the tables of an MLflow tracking database";
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
