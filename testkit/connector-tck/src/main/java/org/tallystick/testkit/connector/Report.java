package org.tallystick.testkit.connector;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What became of each rule, and so of each fault. Thread-safe. */
final class Report {

    private final ConcurrentLinkedQueue<Row> rows = new ConcurrentLinkedQueue<>();

    /** What became of a rule. A fault has the worst result of its rules. */
    enum Result {
        BROKEN,
        SKIPPED,
        PASSED
    }

    record Row(RuleName rule, List<String> faults, Result result, String reason) {

        private int number() {
            return Integer.parseInt(rule.id().substring(1));
        }
    }

    void add(Row row) {
        rows.add(row);
    }

    private List<Row> sorted() {
        return rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.rule().id().charAt(0))
                        .thenComparingInt(Row::number))
                .toList();
    }

    private SortedMap<String, List<Row>> byFault() {
        record Hit(String fault, Row row) {}
        return sorted().stream()
                .flatMap(row -> row.faults().stream().map(fault -> new Hit(fault, row)))
                .collect(groupingBy(Hit::fault, TreeMap::new, mapping(Hit::row, toList())));
    }

    private static Result worst(List<Row> rules) {
        return rules.stream()
                .map(Row::result)
                .filter(result -> result != Result.SKIPPED)
                .min(Comparator.naturalOrder())
                .orElse(Result.SKIPPED);
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    String markdown(String contract) {
        StringBuilder text = new StringBuilder("# Connector contract: %s%n%n".formatted(contract));
        text.append("| fault | result | rules |%n|---|---|---|%n".formatted());
        byFault()
                .forEach((fault, rules) -> text.append("| %s | %s | %s |%n"
                        .formatted(
                                fault,
                                word(worst(rules)),
                                rules.stream().map(row -> row.rule().id()).collect(joining(", ")))));
        text.append("%n| rule | level | what it asks | result | reason |%n|---|---|---|---|---|%n".formatted());
        sorted().forEach(row -> text.append("| %s | %s | %s | %s | %s |%n"
                .formatted(
                        row.rule().id(),
                        row.rule().level(),
                        row.rule().words(),
                        word(row.result()),
                        row.reason().replace("|", "\\|").replaceAll("\\R", " "))));
        return text.toString();
    }

    String json(String contract) {
        String faults = byFault().entrySet().stream()
                .map(fault -> "    {\"fault\": %s, \"result\": %s, \"rules\": [%s]}"
                        .formatted(
                                quoted(fault.getKey()),
                                quoted(word(worst(fault.getValue()))),
                                fault.getValue().stream()
                                        .map(row -> quoted(row.rule().id()))
                                        .collect(joining(", "))))
                .collect(joining(",\n"));
        String rules = sorted().stream()
                .map(row -> "    {\"rule\": %s, \"level\": %s, \"words\": %s, \"result\": %s, \"reason\": %s}"
                        .formatted(
                                quoted(row.rule().id()),
                                quoted(row.rule().level()),
                                quoted(row.rule().words()),
                                quoted(word(row.result())),
                                quoted(row.reason())))
                .collect(joining(",\n"));
        return "{\n  \"contract\": %s,\n  \"faults\": [\n%s\n  ],\n  \"rules\": [\n%s\n  ]\n}\n"
                .formatted(quoted(contract), faults, rules);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
