package org.tallystick.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Connections whose statements are explained, with their values, before they are done; those that are done in batches are not. */
public final class ExplainedSource {

    private final String explain;
    private final String column;
    private final List<String> plans = new ArrayList<>();

    private ExplainedSource(String explain, String column) {
        this.explain = explain;
        this.column = column;
    }

    public static ExplainedSource ofPostgres() {
        return new ExplainedSource("EXPLAIN ", "QUERY PLAN");
    }

    public static ExplainedSource ofSqlite() {
        return new ExplainedSource("EXPLAIN QUERY PLAN ", "detail");
    }

    /** What a call of a JDBC object does in place of the object's own, or with it. */
    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    public DataSource explained(DataSource source) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(source, method, arguments);
            return result instanceof Connection connection ? explained(connection) : result;
        });
    }

    /** The plans of the statements since the last call, each after its text. */
    public List<String> plans() {
        List<String> seen = List.copyOf(plans);
        plans.clear();
        return seen;
    }

    Connection explained(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return method.getName().equals("prepareStatement")
                    ? explained(connection, (String) arguments[0], (PreparedStatement) result)
                    : result;
        });
    }

    private PreparedStatement explained(Connection connection, String sql, PreparedStatement statement) {
        SortedMap<Integer, Object> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().equals("setObject") || method.getName().equals("setArray")) {
                values.put((Integer) arguments[0], arguments[1]);
            } else if (method.getName().equals("executeQuery")
                    || method.getName().equals("executeUpdate")) {
                plans.add(plan(connection, sql, values));
            }
            return invoke(statement, method, arguments);
        });
    }

    private String plan(Connection connection, String sql, SortedMap<Integer, Object> values) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(explain + sql)) {
            for (var value : values.entrySet()) {
                asked.setObject(value.getKey(), value.getValue());
            }
            StringBuilder plan = new StringBuilder(sql);
            try (ResultSet line = asked.executeQuery()) {
                while (line.next()) {
                    plan.append('\n').append(line.getString(column));
                }
            }
            return plan.toString();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
