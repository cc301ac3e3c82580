package org.tallystick.examples.monthend.check;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A month's expected result, worked out from the rules by hand; numbers compare by value. */
public final class ExpectedResult {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> NUMBERS = Set.of(
            "rate",
            "quantity",
            "amount",
            "taxRate",
            "base",
            "subtotal",
            "tax",
            "total",
            "invoiced",
            "recognised",
            "deferred",
            "unbilled",
            "invoicedTax",
            "invoicedTotal",
            "credited",
            "creditedTax",
            "creditedTotal",
            "held");

    /** By what the rows of each file are matched. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "invoices.json", List.of("key"),
            "credits.json", List.of("key"),
            "exceptions.json", List.of("period", "code", "id"),
            "setup.json", List.of("period", "opportunity"),
            "revenue.json", List.of("engagement", "currency", "period"));

    private ExpectedResult() {}

    /**
     * Differences between the expected and the actual files.
     *
     * @param expected folder of a month's expected result
     * @param actual folder that a run wrote
     */
    public static List<String> differences(Path expected, Path actual) throws IOException {
        List<String> differences = new ArrayList<>();
        for (String file : KEYS.keySet()) {
            compareRows(file, expected, actual, differences);
        }
        compare("summary", "", read(expected, "summary.json"), read(actual, "summary.json"), differences);
        return differences;
    }

    private static void compareRows(String file, Path expected, Path actual, List<String> differences)
            throws IOException {
        Map<String, JsonNode> got = rows(actual, file);
        rows(expected, file).forEach((id, row) -> {
            JsonNode other = got.remove(id);
            if (other == null) {
                differences.add(file + " " + id + " is missing");
            } else {
                compare(file + " " + id, "", row, other, differences);
            }
        });
        got.keySet().forEach(id -> differences.add(file + " " + id + " is not expected"));
    }

    private static Map<String, JsonNode> rows(Path folder, String file) throws IOException {
        List<String> fields = requireNonNull(KEYS.get(file), file);
        Function<JsonNode, String> key =
                row -> fields.stream().map(field -> row.get(field).asString()).collect(joining("/"));
        return read(folder, file).values().stream().collect(toMap(key, row -> row));
    }

    private static JsonNode read(Path folder, String file) throws IOException {
        return JSON.readTree(Files.readString(folder.resolve(file)));
    }

    private static void compare(String where, String field, JsonNode want, JsonNode got, List<String> differences) {
        if (want.isObject() && got.isObject()) {
            want.properties()
                    .forEach(entry -> compare(
                            where + "." + entry.getKey(),
                            entry.getKey(),
                            entry.getValue(),
                            got.path(entry.getKey()),
                            differences));
        } else if (want.isArray() && got.isArray() && want.size() == got.size()) {
            List<JsonNode> wanted = inOrder(field, want);
            List<JsonNode> gotten = inOrder(field, got);
            for (int i = 0; i < wanted.size(); i++) {
                compare(where + "[" + i + "]", field, wanted.get(i), gotten.get(i), differences);
            }
        } else if (!isEqual(field, want, got)) {
            differences.add("%s: expected %s, was %s".formatted(where, want, got));
        }
    }

    /** Items, codes and taxes have no order of their own. */
    private static List<JsonNode> inOrder(String field, JsonNode array) {
        List<JsonNode> values = new ArrayList<>(array.values());
        if (Set.of("items", "codes", "taxes").contains(field)) {
            values.sort(Comparator.comparing(
                    each -> each.path("id").asString(each.path("taxCode").asString(each.toString()))));
        }
        return values;
    }

    private static boolean isEqual(String field, JsonNode want, JsonNode got) {
        if (want.isNull()) {
            return got.isNull() || got.isMissingNode();
        }
        if (NUMBERS.contains(field) && want.isValueNode() && got.isValueNode() && !got.isNull()) {
            return new BigDecimal(want.asString()).compareTo(new BigDecimal(got.asString())) == 0;
        }
        return want.equals(got);
    }
}
