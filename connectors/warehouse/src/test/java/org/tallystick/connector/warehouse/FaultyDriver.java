package org.tallystick.connector.warehouse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.tallystick.testkit.connector.RemoteFault;

/** DuckDB behind a password and a network that fails: its errors are those of PostgreSQL, by their SQLStates. */
final class FaultyDriver implements Driver {

    private final String url;
    private String password = "hunter2-one";
    private RemoteFault fault = RemoteFault.UNAVAILABLE;
    private int faulty;
    private int requests;

    FaultyDriver(String url) {
        this.url = url;
    }

    synchronized void arm(RemoteFault next, int calls) {
        fault = next;
        faulty = calls;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized void forgetRequests() {
        requests = 0;
    }

    synchronized String password() {
        return password;
    }

    synchronized void rotate() {
        password = password + "-more";
    }

    @Override
    public Connection connect(String asked, Properties info) throws SQLException {
        if (!acceptsURL(asked)) {
            return null;
        }
        request(info.getProperty("password"));
        return watched(DriverManager.getConnection(url.replace("jdbc:faulty:", "jdbc:duckdb:")));
    }

    private synchronized void request(String given) throws SQLException {
        requests++;
        if (!password.equals(given)) {
            throw new SQLException("password authentication failed", "28P01");
        }
        switch (fault) {
            case UNAVAILABLE -> fail("connection refused", "08001");
            case UNAUTHORIZED -> fail("password authentication failed", "28P01");
            case ECHO -> fail("no connection with {user=me, password=%s}".formatted(given), "08004");
            default -> {}
        }
    }

    private synchronized void fail(String message, String state) throws SQLException {
        if (faulty > 0) {
            faulty--;
            throw new SQLException(message, state);
        }
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && fault == RemoteFault.REPLY_LOST) {
                            fail("connection reset", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String asked) {
        return asked.equals(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String asked, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
