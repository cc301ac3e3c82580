package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** Another rule set maps everything anew, what was set aside too. */
class RuleSetChangeTest {

    private static final RuleSet LABELS = RuleSet.parse("""
            ruleset: labels
            systems:
              crm:
                customer:
                  fields:
                    name: { copy: Label }
            """, "labels.yaml");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasSetAsideIsMappedAnew() {
        PaperSource<Customer> source = new PaperSource<Customer>().says(labelled("{\"Label\":\"Acme\"}"));
        assertThat(tally(RuleSet.none(), source).run(AUGUST).exceptions()).hasSize(1);

        assertThat(tally(LABELS, source).run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(looker.records()).extracting(Customer::name).containsExactly("Acme");
    }

    @Test
    void aFieldThatTheRuleSetAsksForIsTakenThoughTheVersionIsTheSame() {
        tally(RuleSet.none(), new PaperSource<Customer>().says(labelled("{}"))).run(AUGUST);
        tally(LABELS, new PaperSource<Customer>().says(labelled("{\"Label\":\"Acme\"}")))
                .run(SEPTEMBER);

        assertThat(looker.records()).extracting(Customer::name).containsExactly("Acme");
    }

    private static Change<Customer> labelled(String raw) {
        Draft<Customer> draft = Draft.of(Papers.customerRef("crm", "C1"), Papers.builder("crm", "C1"));
        return new Change.Upsert<>("C1", 1, RawDocument.json(raw), List.of(draft));
    }

    private Tallystick tally(RuleSet rules, PaperSource<Customer> source) {
        return Bench.engine(store, new ManualTime())
                .withRules(rules)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .decide(looker)
                .build();
    }
}
