package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.Rows;

/** The exceptions of any past run can be asked for at any time. */
class ExceptionHistoryPropertiesTest {

    /** What a scope finds in a run. */
    record Finding(String scope, Set<String> subjects) {}

    @Property(tries = 60)
    void openAfterARunIsWhatEachScopeFoundLastUpToIt(@ForAll("runs") List<List<Finding>> runs) {
        try (Store store = JdbcStore.sqliteInMemory()) {
            Map<String, Set<String>> lastFound = new HashMap<>();
            Map<Long, Set<ExceptionRow>> expected = new HashMap<>();
            for (int run = 1; run <= runs.size(); run++) {
                for (Finding finding : runs.get(run - 1)) {
                    replace(store, finding, run);
                    lastFound.put(finding.scope(), finding.subjects());
                }
                expected.put((long) run, rows(lastFound));
            }

            expected.forEach((run, rows) -> assertThat(openAfter(store, run))
                    .as("open after run %s", run)
                    .containsExactlyInAnyOrderElementsOf(rows));
        }
    }

    @Provide
    Arbitrary<List<List<Finding>>> runs() {
        Arbitrary<Set<String>> subjects = Arbitraries.of("s1", "s2", "s3").set().ofMaxSize(3);
        return Combinators.combine(Arbitraries.of("scope-a", "scope-b"), subjects)
                .as(Finding::new)
                .list()
                .ofMaxSize(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static void replace(Store store, Finding finding, long run) {
        store.inTransaction(tx -> {
            tx.exceptions().replace(finding.scope(), rows(Map.of(finding.scope(), finding.subjects())), run);
            return true;
        });
    }

    private static List<ExceptionRow> openAfter(Store store, long run) {
        return store.inTransaction(tx -> tx.exceptions().openAfter(run));
    }

    private static Set<ExceptionRow> rows(Map<String, Set<String>> subjectsByScope) {
        Set<ExceptionRow> rows = new HashSet<>();
        subjectsByScope.forEach((scope, subjects) -> rows.addAll(subjects.stream()
                .map(subject -> Rows.exception(scope, "CODE", subject))
                .collect(toSet())));
        return rows;
    }
}
