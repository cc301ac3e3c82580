package org.tallystick.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.testkit.connector.MatrixPage.Column;

/** The tables of the page are those of the reports. */
class MatrixPageTest {

    private static final String PAGE = """
            # The contract

            | what | else |
            |---|---|
            | stays | as it is |

            | fault | rules | old |
            |---|---|---|
            | F-OLD-01 | x9 | passed |

            Text.

            | rule | level | what it asks | old |
            |---|---|---|---|
            | x9 | required | nothing | passed |
            """;

    @Test
    void aColumnHasTheWorstResultOfItsContractsAndWhatWasSkippedSaysNothing() {
        Map<Column, List<String>> reports = new LinkedHashMap<>();
        reports.put(new Column("one", "one", ".*"), List.of(report("passed", "skipped"), report("skipped", "skipped")));
        reports.put(new Column("two", "two", ".*"), List.of(report("passed", "passed"), report("broken", "passed")));

        assertThat(MatrixPage.written(PAGE, reports)).isEqualTo("""
                # The contract

                | what | else |
                |---|---|
                | stays | as it is |

                | fault | rules | one | two |
                |---|---|---|---|
                | F-FIN-09 | e6, e10 | passed | broken |

                Text.

                | rule | level | what it asks | one | two |
                |---|---|---|---|---|
                | e6 | required | a closed period is called that | passed | broken |
                | e10 | optional | it is open again | – | passed |
                """);
    }

    @Test
    void eachContractOfAConnectorStandsInOneColumn() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("../../connectors"))) {
            List<Path> contracts = sources.filter(file -> file.toString().matches(".*/src/test/.*ContractTest\\.java"))
                    .toList();

            assertThat(contracts)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(contract -> assertThat(MatrixPage.COLUMNS)
                            .as(contract.toString())
                            .filteredOn(column -> contract.startsWith(Path.of("../../connectors", column.module()))
                                    && column.shows(
                                            contract.getFileName().toString().replace(".java", "")))
                            .hasSize(1));
        }
    }

    private static String report(String six, String ten) {
        Report report = new Report();
        report.add(row(new RuleName("required", "e6", "a closed period is called that"), six));
        report.add(row(new RuleName("optional", "e10", "it is open again"), ten));
        return report.json("AnyContractTest");
    }

    private static Report.Row row(RuleName rule, String result) {
        return new Report.Row(rule, List.of("F-FIN-09"), Report.Result.valueOf(result.toUpperCase(Locale.ROOT)), "");
    }
}
