package dev.onset.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;

import org.jspecify.annotations.Nullable;

/**
 * A connection that a pool keeps and lends, one handle at a time. Closing a handle closes its statements and gives the
 * connection back; scratch tables and settings stay for whoever borrows it next.
 */
final class OnsetPooledConnection implements PooledConnection {

    private final OnsetConnection connection;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Handle lent;

    OnsetPooledConnection(OnsetConnection connection) {
        this.connection = connection;
    }

    /** A new handle; one that was lent before is closed. */
    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (connection.isClosed()) {
            throw SqlErrors.closed("connection");
        }
        if (lent != null) {
            lent.end();
        }
        Handle handle = new Handle();
        lent = handle;
        return (Connection) Proxy.newProxyInstance(OnsetPooledConnection.class.getClassLoader(),
                new Class<?>[]{Connection.class}, handle);
    }

    /** Closes the connection itself, without a word to the listeners. */
    @Override
    public synchronized void close() throws SQLException {
        lent = null;
        connection.close();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    /** Never called: statements are not pooled here. */
    @Override
    public void addStatementEventListener(StatementEventListener listener) {}

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {}

    private void tell(BiConsumer<ConnectionEventListener, ConnectionEvent> event, @Nullable SQLException error) {
        ConnectionEvent told = new ConnectionEvent(this, error);
        listeners.forEach(listener -> event.accept(listener, told));
    }

    /** The connection as long as it is lent. */
    private final class Handle implements InvocationHandler {

        private boolean ended;

        /** Takes the connection back. */
        void end() throws SQLException {
            synchronized (OnsetPooledConnection.this) {
                ended = true;
                if (lent == this) {
                    lent = null;
                }
            }
            if (!connection.isClosed()) {
                connection.closeStatements();
                connection.setAutoCommit(true);
                connection.setSchema(null);
                connection.clearWarnings();
            }
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // handles are equal if they are the same
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            boolean open = !ended && !connection.isClosed();
            switch (method.getName()) {
                case "close" -> {
                    if (!ended) {
                        end();
                        tell(ConnectionEventListener::connectionClosed, null);
                    }
                    return null;
                }
                case "isClosed" -> {
                    return !open;
                }
                case "isValid" -> {
                    return open && Boolean.TRUE.equals(call(method, arguments));
                }
                case "equals" -> {
                    return arguments != null && arguments[0] == proxy;
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                case "abort" -> ended = true;
                default -> {
                    if (ended) {
                        throw SqlErrors.closed("connection");
                    }
                }
            }
            return call(method, arguments);
        }

        private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof SQLException error && connection.isClosed()) {
                    tell(ConnectionEventListener::connectionErrorOccurred, error);
                }
                throw e.getCause();
            }
        }
    }
}
