package dev.onset.ingest.database;

import java.sql.Driver;
import java.util.Locale;
import java.util.Properties;

/** A kind of database server: its driver, and where its SQL is its own. */
public enum DatabaseProduct {

    POSTGRESQL("jdbc:postgresql:", "PGPASSWORD", "hashtext", """
        SELECT t.relname FROM pg_catalog.pg_class t
        WHERE t.relkind IN ('r', 'p', 'v', 'f') AND pg_catalog.pg_table_is_visible(t.oid)""") {

        @Override
        Driver driver() {
            return new org.postgresql.Driver();
        }

        @Override
        void limit(Properties properties) {
            properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
            properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
            properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
            properties.setProperty("ApplicationName", "onset");
            properties.setProperty("readOnly", "true");
        }
    },

    /** MySQL and MariaDB, which MariaDB's driver reads both; an address of either is spelled {@code jdbc:mysql:}. */
    MYSQL("jdbc:mysql:", "MYSQL_PWD", "CRC32",
            "SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = DATABASE()") {

        @Override
        Driver driver() {
            return new org.mariadb.jdbc.Driver();
        }

        @Override
        void limit(Properties properties) {
            properties.setProperty("connectTimeout", Integer.toString(1000 * CONNECT_SECONDS));
            properties.setProperty("socketTimeout", Integer.toString(1000 * ANSWER_SECONDS));
            properties.setProperty("allowLocalInfile", "false"); // a server has no business with files of this machine
            properties.setProperty("initSql", "SET SESSION TRANSACTION READ ONLY"); // setReadOnly stays in the driver
        }

        @Override
        String driverAddress(String address) {
            return "jdbc:mariadb:" + address.substring(prefix().length());
        }
    };

    private static final int CONNECT_SECONDS = 10;
    /** A server that has died behind a firewall must not hold the import up for ever; the longest query takes less. */
    private static final int ANSWER_SECONDS = 600;

    private final String prefix;
    private final String passwordVariable;
    private final String textHash;
    private final String tables;

    DatabaseProduct(String prefix, String passwordVariable, String textHash, String tables) {
        this.prefix = prefix;
        this.passwordVariable = passwordVariable;
        this.textHash = textHash;
        this.tables = tables;
    }

    /** The product that an address names, such as {@code postgres} or {@code mariadb}. */
    static DatabaseProduct named(String scheme) {
        return scheme.toLowerCase(Locale.ROOT).startsWith("postgres") ? POSTGRESQL : MYSQL;
    }

    abstract Driver driver();

    /** Sets how long to wait, and what neither side may do. */
    abstract void limit(Properties properties);

    /** How the driver spells an address of this product. */
    String driverAddress(String address) {
        return address;
    }

    String prefix() {
        return prefix;
    }

    /** The environment variable from which the product's own programs take the password. */
    String passwordVariable() {
        return passwordVariable;
    }

    /** The function that turns a text into an integer, which can be summed. */
    public String textHash() {
        return textHash;
    }

    /** The query for the names of the tables that a statement can name without their schema. */
    public String tables() {
        return tables;
    }
}
