package org.tallystick.examples.monthend.check;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a warehouse on DuckDB says of a month, and what it should say.
 *
 * @param month folder of what is expected
 * @param url of the warehouse
 */
public record ReportedMonth(Path month, String url) {

    private static final List<String> AMOUNTS = List.of("invoiced", "recognised", "deferred", "unbilled");

    /** The rows of {@code revenue_position}: engagement, month, currency and the four amounts, as text without trailing zeros; in no order. */
    public List<String> revenue() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (List<String> row : query(
                "SELECT engagement_key, period, currency, " + String.join(", ", AMOUNTS) + " FROM revenue_position")) {
            List<String> values = new ArrayList<>(row.subList(0, 3));
            row.subList(3, row.size()).forEach(amount -> values.add(plain(amount)));
            rows.add(String.join(" ", values));
        }
        return rows;
    }

    /** The same of {@code revenue.json}. */
    public List<String> expectedRevenue() throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : expected("revenue.json")) {
            List<String> values = new ArrayList<>();
            List.of("engagement", "period", "currency")
                    .forEach(name -> values.add(row.get(name).asString()));
            AMOUNTS.forEach(name -> values.add(plain(row.get(name).asString())));
            rows.add(String.join(" ", values));
        }
        return rows;
    }

    /** Rows of an expected file. */
    public JsonNode expected(String file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(month.resolve("expected").resolve(file)));
    }

    /** How many items are held after the last period. */
    public int expectedHeldAtTheEnd() throws IOException {
        List<String> periods = new ArrayList<>();
        expected("exceptions.json").forEach(row -> periods.add(row.get("period").asString()));
        return Collections.frequency(periods, Collections.max(periods));
    }

    /** The one number that a query gives. */
    public int number(String sql) throws SQLException {
        return Integer.parseInt(query(sql).get(0).get(0));
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setSchema("warehouse");
            try (ResultSet row = statement.executeQuery(sql)) {
                return rows(row);
            }
        }
    }

    private static List<List<String>> rows(ResultSet row) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (row.next()) {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(String.valueOf(row.getString(column)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static String plain(String amount) {
        return new BigDecimal(amount).stripTrailingZeros().toPlainString();
    }
}
