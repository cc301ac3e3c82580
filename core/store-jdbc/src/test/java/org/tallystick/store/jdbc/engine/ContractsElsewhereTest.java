package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.store.jdbc.JdbcStore;

/** Contracts that another system keeps, such as the customers' orders of a PSA, stand beside those that are billed. */
class ContractsElsewhereTest {

    private static final Ref<Engagement> ORDER = new Ref<>("psa", RecordType.ENGAGEMENT, "B1");

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ScriptedDecider systems = new ScriptedDecider();
    private final Tallystick tally = Bench.engine(hub, new ManualTime())
            .decide(
                    systems,
                    new BillingRelease(
                            Creation.master().build(),
                            new BillingRelease.Sources("crm", RecordType.OPPORTUNITY, null, "erp")))
            .build();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void billingAsksOnlyTheContractsOfTheSystemThatItBills() {
        systems.puts("1", Creation.customer("DE"))
                .puts("2", Creation.opportunity().build())
                .puts("3", contract(Creation.ENGAGEMENT))
                .puts("4", contract(ORDER));
        tally.run(AUGUST);

        Run billed = tally.run(SEPTEMBER);

        assertThat(billed.exceptions()).isEmpty();
        assertThat(tally.query().find(ORDER)).isPresent();
    }

    private static Engagement contract(Ref<Engagement> ref) {
        return EngagementBuilder.builder()
                .header(Header.of(ref))
                .name("Cloud move")
                .customer(Papers.customerRef("crm", "C1"))
                .ultimateParent(Papers.customerRef("crm", "C1"))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE"))
                .currency(new CurrencyCode("EUR"))
                .serviceLine("Advisory")
                .build();
    }
}
