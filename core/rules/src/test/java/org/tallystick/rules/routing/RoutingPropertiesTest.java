package org.tallystick.rules.routing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSetException;

/**
 * MIG-2: over random tables of two types, two legal entities, two projects and a few days. A naive reading asks each rule about each document; a table is
 * taken if and only if each document has exactly one system there, and then it is that one.
 */
class RoutingPropertiesTest {

    private static final LocalDate START = LocalDate.of(2026, 7, 1);
    private static final int DAYS = 4;
    private static final List<String> TYPES = List.of("invoice", "credit-memo");
    private static final List<String> ENTITIES = List.of("A", "B");

    /** A rule in its own words; day numbers count from the start, -1: not said. */
    record Row(List<String> types, List<String> entities, List<String> projects, int from, int until, String system) {

        String yaml(int id) {
            List<String> parts = new ArrayList<>();
            parts.add("types: " + types);
            parts.add("legalEntities: " + entities);
            if (!projects.isEmpty()) {
                parts.add("projects: " + projects);
            }
            if (from >= 0) {
                parts.add("from: " + START.plusDays(from));
            }
            if (until >= 0) {
                parts.add("until: " + START.plusDays(until));
            }
            parts.add("system: " + system);
            return "  r%d: { %s }".formatted(id, String.join(", ", parts));
        }

        boolean says(String type, String entity, int day) {
            return types.contains(type) && entities.contains(entity) && from <= day && (until < 0 || day < until);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void mig2_eachDocumentGoesToExactlyOneSystemOrTheTableIsRefused(@ForAll("tables") List<Row> table) {
        Optional<Routing> read = read(table);
        boolean isWhole = true;
        for (String type : TYPES) {
            for (String entity : ENTITIES) {
                for (int day = -1; day <= DAYS; day++) {
                    for (@Nullable String project : new String[] {null, "P", "Q"}) {
                        List<String> naive = naive(table, type, entity, project, day);
                        isWhole &= naive.size() == 1;
                        if (read.isPresent()) {
                            assertThat(read.get()
                                            .route(type(type), entity, project, START.plusDays(day))
                                            .map(Route::system))
                                    .as("%s of %s on %s, day %d", type, entity, project, day)
                                    .isEqualTo(naive.stream().findFirst());
                        }
                    }
                }
            }
        }
        Statistics.label("taken").collect(read.isPresent()).coverage(checker -> {
            checker.check(true).percentage(share -> share > 10);
            checker.check(false).percentage(share -> share > 10);
        });
        assertThat(read.isPresent()).as("taken").isEqualTo(isWhole);
    }

    private static List<String> naive(List<Row> table, String type, String entity, @Nullable String project, int day) {
        List<Row> all =
                table.stream().filter(row -> row.says(type, entity, day)).toList();
        List<String> ofProject = all.stream()
                .filter(row -> project != null && row.projects().contains(project))
                .map(Row::system)
                .toList();
        List<String> ofAll = all.stream()
                .filter(row -> row.projects().isEmpty())
                .map(Row::system)
                .toList();
        return ofProject.isEmpty() ? ofAll : ofAll.size() == 1 ? ofProject : ofAll;
    }

    private static Optional<Routing> read(List<Row> table) {
        List<String> rules = new ArrayList<>();
        table.forEach(row -> rules.add(row.yaml(rules.size())));
        String yaml = "routing: erp\ntypes: %s\nlegalEntities: %s\nrules:\n%s"
                .formatted(TYPES, ENTITIES, rules.stream().collect(joining("\n")));
        try {
            return Optional.of(Routing.parse(yaml, "routing.yaml"));
        } catch (RuleSetException e) {
            return Optional.empty();
        }
    }

    private static RecordType<?> type(String name) {
        return RecordType.named(name).orElseThrow();
    }

    /** Tables that are whole, with a rule more or less: so that both outcomes are met often. */
    @Provide
    Arbitrary<List<Row>> tables() {
        return Combinators.combine(cuts(), cuts(), rows().list().ofMaxSize(2), Arbitraries.of(true, true, true, false))
                .as((ofA, ofB, more, isKept) -> {
                    List<Row> table = new ArrayList<>(tiles("A", ofA));
                    table.addAll(tiles("B", ofB));
                    if (!isKept) {
                        table.remove(0);
                    }
                    table.addAll(more);
                    return table;
                });
    }

    private static Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers()
                .between(0, DAYS)
                .list()
                .uniqueElements()
                .ofMaxSize(2)
                .map(cuts -> cuts.stream().sorted().toList());
    }

    private static List<Row> tiles(String entity, List<Integer> cuts) {
        List<Row> rows = new ArrayList<>();
        int from = -1;
        for (int cut : cuts) {
            rows.add(new Row(TYPES, List.of(entity), List.of(), from, cut, "s" + rows.size()));
            from = cut;
        }
        rows.add(new Row(TYPES, List.of(entity), List.of(), from, -1, "s" + rows.size()));
        return rows;
    }

    /** Most name a project, and can stand beside the others. */
    private static Arbitrary<Row> rows() {
        return Combinators.combine(
                        Arbitraries.of(TYPES, TYPES.subList(0, 1)),
                        Arbitraries.of(ENTITIES, ENTITIES.subList(0, 1)),
                        Arbitraries.of(List.of("P"), List.of("Q"), List.of("P", "Q"), List.<String>of()),
                        Arbitraries.integers().between(-1, 2),
                        Arbitraries.of(-1, 3, 4),
                        Arbitraries.of("x", "y"))
                .as(Row::new);
    }
}
