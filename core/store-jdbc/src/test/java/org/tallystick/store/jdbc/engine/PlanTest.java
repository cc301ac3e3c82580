package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Planned;
import org.tallystick.engine.Planned.Action;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.StoreException;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** A dry run (F-DUP-10): what it says is what the next run writes, and it changes nothing. */
class PlanTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices =
            new PaperTarget<Invoice>().naming(invoice -> List.of(invoice.billTo()));
    private final PaperTarget<CreditMemo> credits = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Tallystick tally = Bench.engine(store, time)
            .withSystem(
                    "erp",
                    new PaperSystem()
                            .writing(RecordType.CUSTOMER, customers)
                            .writing(RecordType.INVOICE, invoices)
                            .writing(RecordType.CREDIT_MEMO, credits))
            .decide(decider)
            .deliver(RecordType.INVOICE, to("erp"))
            .deliver(RecordType.CREDIT_MEMO, to("erp"))
            .deliver(RecordType.CUSTOMER, to("erp"))
            .build();

    @Test
    void whatIsNewIsCreatedWhatChangedIsUpdatedAndWhatIsThereIsLeftAlone() {
        decider.puts("1", Papers.customer("C1", "Acme")).puts("2", Papers.customer("C2", "Bolt"));
        customers.has(new Found("C2", "77", null, "by hand", null, null));

        assertThat(actions(tally.plan(AUGUST))).containsExactly("C2 NONE", "C1 CREATE");
        tally.run(AUGUST);
        decider.puts("1", Papers.customer("C1", "Acme Ltd")).puts("3", Papers.invoice("I1", "100.00"));

        assertThat(actions(tally.plan(SEPTEMBER))).containsExactly("I1 CREATE", "C1 UPDATE");
    }

    @Test
    void anInvoiceWhoseCustomerWouldBeCreatedIsPlannedAfterIt() {
        decider.puts("1", Papers.customer("C1", "Acme")).puts("2", Papers.invoice("I1", "100.00"));

        assertThat(actions(tally.plan(AUGUST))).containsExactly("C1 CREATE", "I1 CREATE");
    }

    @Test
    void whatItWouldWriteComesWithItsAmountTaxIncludedAndIsSummedByCurrency() {
        Money francs = Money.of("7.00", "CHF");
        decider.puts("1", Papers.customer("C1", "Acme"))
                .puts("2", Papers.invoice("I1", "100.00"))
                .puts("3", Papers.invoice("I2", "0.50"))
                .puts("4", Papers.creditMemo("I9", "30.00"))
                .puts(
                        "5",
                        InvoiceBuilder.builder(Papers.invoice("I3", "1.00"))
                                .totals(InvoiceTotals.of(francs, Money.of("0.00", "CHF"), francs))
                                .build());

        List<Planned> plan = tally.plan(AUGUST);

        assertThat(plan)
                .extracting(Planned::externalKey, Planned::amount)
                .containsExactlyInAnyOrder(
                        tuple("C1", null),
                        tuple("I1", Money.of("110.00", "EUR")),
                        tuple("I2", Money.of("10.50", "EUR")),
                        tuple("C-I9", Money.of("40.00", "EUR")),
                        tuple("I3", francs));
        assertThat(Planned.sums(plan, "erp", RecordType.INVOICE).values())
                .containsExactly(francs, Money.of("120.50", "EUR"));
        assertThat(Planned.sums(plan, "erp", RecordType.CREDIT_MEMO).values())
                .containsExactly(Money.of("40.00", "EUR"));
        assertThat(Planned.sums(plan, "warehouse", RecordType.INVOICE)).isEmpty();
    }

    @Test
    void planningChangesNothing() {
        decider.puts("1", Papers.customer("C1", "Acme"));
        customers.meets("C1", Fate.throttled(Duration.ofMinutes(1)));
        List<Planned> first = tally.plan(AUGUST);

        assertThat(tally.plan(AUGUST)).isEqualTo(first);
        assertThat(customers.calls()).isEmpty();
        assertThat(time.waits()).isEmpty();
        assertThat(tally.query().standing(Papers.customerRef("crm", "C1"), "erp"))
                .isEmpty();
        assertThat(store.<Integer>inTransaction(tx -> tx.runs().list().size())).isZero();
    }

    @Test
    void aDecisionThatFailsIsNamedAndThereIsNoPlan() {
        decider.on("1", () -> {
            throw new IllegalStateException("rule 9 has no rate");
        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> tally.plan(AUGUST))
                .withMessageContaining("rule 9 has no rate");
        assertThat(store.<Integer>inTransaction(tx -> tx.runs().list().size())).isZero();
    }

    /** Two months of random customers, some of which the target has already, and invoices that wait for them. */
    @Property(tries = 60)
    void whatAPlanSaysIsWhatTheNextRunWrites(
            @ForAll @Size(max = 8) List<@IntRange(max = 5) Integer> first,
            @ForAll @Size(max = 8) List<@IntRange(max = 5) Integer> second,
            @ForAll @Size(max = 3) List<@IntRange(max = 5) Integer> there) {
        PlanTest fresh = new PlanTest();
        there.stream()
                .distinct()
                .forEach(i -> fresh.customers.has(new Found("C" + i, "there " + i, null, "by hand", null, null)));

        fresh.assertThatAPlanHolds(AUGUST, first, "old");
        fresh.assertThatAPlanHolds(SEPTEMBER, second, "new");
        assertThat(actions(fresh.tally.plan(OCTOBER))).isEmpty();
        fresh.store.close();
    }

    private void assertThatAPlanHolds(YearMonth period, List<Integer> numbers, String name) {
        numbers.forEach(i -> decider.puts("customer " + i, Papers.customer("C" + i, name)));
        numbers.stream()
                .filter(i -> i == 1)
                .forEach(i -> decider.puts("invoice " + name, Papers.invoice("I " + name, "1.00")));
        List<String> said = tally.plan(period).stream()
                .filter(each -> each.action() != Action.NONE)
                .map(each -> each.externalKey() + " " + each.fingerprint())
                .toList();
        customers.calls().clear();
        invoices.calls().clear();
        tally.run(period);

        List<String> written = new ArrayList<>(written("customer", customers));
        written.addAll(written("invoice", invoices));
        assertThat(said).containsExactlyInAnyOrderElementsOf(written);
    }

    private List<String> written(String type, PaperTarget<?> target) {
        Map<String, String> fingerprints = store.inTransaction(
                tx -> tx.deliveries().inState("erp", type, Set.of(State.APPLIED), Deliveries.ALL, null, 99).stream()
                        .collect(toMap(DeliveryRow::externalKey, DeliveryRow::fingerprint)));
        return target.calls().stream()
                .flatMap(List::stream)
                .map(key -> key + " " + fingerprints.get(key))
                .toList();
    }

    private static List<String> actions(List<Planned> planned) {
        return planned.stream()
                .map(each -> each.externalKey() + " " + each.action())
                .toList();
    }
}
