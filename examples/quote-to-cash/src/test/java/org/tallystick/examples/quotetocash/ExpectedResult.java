package org.tallystick.examples.quotetocash;

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
import java.util.function.Predicate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The month's expected result, worked out from the rules by hand; numbers compare by value, and what it does not name is ignored. */
final class ExpectedResult {

    static final Path MONTH = Path.of("month-end-1");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> NUMBERS =
            Set.of("rate", "quantity", "amount", "taxRate", "base", "subtotal", "tax", "total");

    private ExpectedResult() {}

    /** The keys of the invoices that need neither amendment nor cap. */
    static Set<String> firstSlice() throws IOException {
        return Set.copyOf(Files.readAllLines(MONTH.resolve("first-slice.txt")));
    }

    /** Differences between the expected and the actual invoices of these keys. */
    static List<String> invoices(Path actual, Set<String> keys) throws IOException {
        return compare("invoices.json", actual, row -> row.get("key").asString(), keys::contains);
    }

    /** Differences between the expected and the actual set-ups of a period. */
    static List<String> setups(Path actual, String period) throws IOException {
        return compare(
                "setup.json",
                actual,
                row -> row.get("period").asString() + "/"
                        + row.get("opportunity").asString(),
                key -> key.startsWith(period));
    }

    /** Differences between the expected and the actual exceptions of a period that {@code relevant} keeps. */
    static List<String> exceptions(Path actual, String period, Predicate<JsonNode> relevant) throws IOException {
        return compare(
                "exceptions.json",
                actual,
                row -> row.get("period").asString()
                        + "/" + row.get("code").asString()
                        + "/" + row.get("id").asString(),
                key -> key.startsWith(period),
                relevant);
    }

    private static List<String> compare(
            String file, Path actual, Function<JsonNode, String> key, Predicate<String> included) throws IOException {
        return compare(file, actual, key, included, row -> true);
    }

    private static List<String> compare(
            String file,
            Path actual,
            Function<JsonNode, String> key,
            Predicate<String> included,
            Predicate<JsonNode> relevant)
            throws IOException {
        Map<String, JsonNode> want = rows(MONTH.resolve("expected").resolve(file), key, included, relevant);
        Map<String, JsonNode> got = rows(actual.resolve(file), key, included, relevant);
        List<String> differences = new ArrayList<>();
        want.forEach((id, row) -> {
            JsonNode other = got.remove(id);
            if (other == null) {
                differences.add(file + " " + id + " is missing");
            } else {
                compare(file + " " + id, "", row, other, differences);
            }
        });
        got.keySet().forEach(id -> differences.add(file + " " + id + " is not expected"));
        return differences;
    }

    private static Map<String, JsonNode> rows(
            Path file, Function<JsonNode, String> key, Predicate<String> included, Predicate<JsonNode> relevant)
            throws IOException {
        return JSON.readTree(Files.readString(file)).values().stream()
                .filter(row -> included.test(key.apply(row)))
                .filter(relevant)
                .collect(toMap(key, row -> row));
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
            values.sort(Comparator.comparing(JsonNode::toString));
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
