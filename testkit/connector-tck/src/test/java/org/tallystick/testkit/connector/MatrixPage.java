package org.tallystick.testkit.connector;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two tables of {@code docs/connectors.md}, made of the reports that each connector's contracts leave in {@code target/connector-tck}. After a build of
 * all modules, from the root: {@code java -cp testkit/connector-tck/target/test-classes:testkit/connector-tck/target/classes
 * org.tallystick.testkit.connector.MatrixPage}.
 */
final class MatrixPage {

    private static final Pattern FAULT =
            Pattern.compile("\\{\"fault\": \"([^\"]+)\", \"result\": \"(\\w+)\", \"rules\": \\[([^]]*)]}");
    private static final Pattern RULE = Pattern.compile(
            "\\{\"rule\": \"(\\w)(\\d+)\", \"level\": \"(\\w+)\", \"words\": \"([^\"]*)\", \"result\": \"(\\w+)\"");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| (fault|rule) \\|.*\\R(?:\\|.*\\R)+");

    private static final String BULK = ".*Bulk.*";
    private static final String NO_BULK = "(?!.*Bulk).*";

    /** Each contract of a connector stands in one. */
    static final List<Column> COLUMNS = List.of(
            new Column("Salesforce", "salesforce", NO_BULK),
            new Column("Salesforce bulk", "salesforce", BULK),
            new Column("Certinia", "certinia", NO_BULK),
            new Column("Certinia bulk", "certinia", BULK),
            new Column("NetSuite", "netsuite", ".*"),
            new Column("Workday report", "workday", "ReportContractTest|BearerContractTest"),
            new Column("Workday SOAP", "workday", "DirectoryContractTest"),
            new Column("Dynamics 365", "dynamics365", ".*"),
            new Column("files", "files", ".*"),
            new Column("warehouse", "warehouse", ".*"));

    /**
     * A column of the tables.
     *
     * @param module folder of the connector
     * @param contracts which of its contracts count, as a pattern
     */
    record Column(String name, String module, String contracts) {

        boolean shows(String contract) {
            return contract.matches(contracts);
        }
    }

    /** A row: what stands before the results, and the result by column. */
    private record Line(String head, Map<String, String> results) {}

    private MatrixPage() {}

    /** Writes the tables anew. */
    public static void main(String[] args) throws IOException {
        Path page = Path.of("docs/connectors.md");
        Map<Column, List<String>> reports = new LinkedHashMap<>();
        for (Column column : COLUMNS) {
            reports.put(column, reports(Path.of("connectors", column.module(), "target", "connector-tck"), column));
        }
        Files.writeString(page, written(Files.readString(page), reports));
    }

    /** The page with the tables that {@code reports} give. */
    static String written(String page, Map<Column, List<String>> reports) {
        Matcher table = TABLE.matcher(page);
        return table.replaceAll(
                found -> Matcher.quoteReplacement(found.group(1).equals("fault") ? faults(reports) : rules(reports)));
    }

    private static List<String> reports(Path folder, Column column) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("%s has no reports: build all modules first".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> reports = files.filter(file -> file.toString().endsWith(".json")
                            && column.shows(file.getFileName().toString().replace(".json", "")))
                    .sorted()
                    .map(MatrixPage::text)
                    .toList();
            if (reports.isEmpty()) {
                throw new IllegalStateException("%s has no report of %s".formatted(folder, column.contracts()));
            }
            return reports;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String faults(Map<Column, List<String>> reports) {
        Map<String, Line> lines = new TreeMap<>();
        reports.forEach((column, all) -> all.stream()
                .flatMap(report -> FAULT.matcher(report).results())
                .forEach(fault -> {
                    String head = "| %s | %s |"
                            .formatted(fault.group(1), fault.group(3).replace("\"", ""));
                    add(lines, fault.group(1), head, column, fault.group(2));
                }));
        return table("| fault | rules |", "|---|---|", reports, lines);
    }

    private static String rules(Map<Column, List<String>> reports) {
        Map<String, Line> lines = new TreeMap<>();
        reports.forEach((column, all) -> all.stream()
                .flatMap(report -> RULE.matcher(report).results())
                .forEach(rule -> {
                    String head =
                            "| %s%s | %s | %s |".formatted(rule.group(1), rule.group(2), rule.group(3), rule.group(4));
                    String order = "%s%03d".formatted(rule.group(1), Integer.parseInt(rule.group(2)));
                    add(lines, order, head, column, rule.group(5));
                }));
        return table("| rule | level | what it asks |", "|---|---|---|", reports, lines);
    }

    private static void add(Map<String, Line> lines, String order, String head, Column column, String result) {
        lines.computeIfAbsent(order, any -> new Line(head, new TreeMap<>()))
                .results()
                .merge(column.name(), result, MatrixPage::worse);
    }

    /** What was skipped says nothing. */
    private static String worse(String one, String other) {
        List<String> both = List.of(one, other);
        return both.contains("broken") ? "broken" : both.contains("passed") ? "passed" : "skipped";
    }

    private static String table(String head, String rule, Map<Column, List<String>> reports, Map<String, Line> lines) {
        List<String> names = reports.keySet().stream().map(Column::name).toList();
        List<String> rows = new ArrayList<>();
        rows.add(head + names.stream().map(name -> " " + name + " |").collect(joining()));
        rows.add(rule + "---|".repeat(names.size()));
        for (Line line : lines.values()) {
            rows.add(line.head()
                    + names.stream()
                            .map(name -> line.results().getOrDefault(name, "skipped"))
                            .map(result -> result.equals("skipped") ? " – |" : " " + result + " |")
                            .collect(joining()));
        }
        return String.join("\n", rows) + "\n";
    }
}
