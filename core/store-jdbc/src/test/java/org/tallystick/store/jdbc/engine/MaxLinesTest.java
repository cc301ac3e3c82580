package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Explanation;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** An invoice of more lines than its target takes goes as several; never is one sent that is too long (TRN-7). */
class MaxLinesTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider()
            .on(
                    "1",
                    () -> Decision.builder()
                            .put(invoice("I1", 3))
                            .claim(Papers.invoiceRef("I1"), List.of("I1 item 1", "none", "I1 item 2", "I1 item 3"))
                            .explain(
                                    Papers.invoiceRef("I1"),
                                    new Explanation("as agreed", Map.of("I1 item 1", "row 1", "I1 item 3", "row 3")))
                            .build())
            .puts("2", invoice("I2", 2));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anInvoiceOfTooManyLinesBecomesSeveralWithTheirItems() {
        tally(2).run(AUGUST);

        assertThat(target.calls()).containsExactly(List.of("I1/1", "I1/2", "I2"));
        assertThat(documentsOf("I1 item 1", "I1 item 2", "none")).containsOnly("I1/1");
        assertThat(documentsOf("I1 item 3")).containsOnly("I1/2");
    }

    @Test
    void eachPartIsExplainedByItsOwnItems() {
        Tallystick tally = tally(2);
        tally.run(AUGUST);

        assertThat(origins(tally, "I1/1")).containsExactly("I1 item 1: row 1", "I1 item 2: ");
        assertThat(origins(tally, "I1/2")).containsExactly("I1 item 3: row 3");
        assertThat(tally.query().explain(Papers.invoiceRef("I1"))).isEmpty();
    }

    private static List<String> origins(Tallystick tally, String invoice) {
        return tally.query().explain(Papers.invoiceRef(invoice)).orElseThrow().lines().stream()
                .flatMap(line -> line.items().stream())
                .map(item -> item.id() + ": " + item.origin())
                .toList();
    }

    /** POL-3: how many documents a target makes of it changes nothing of what is billed. Each part is below the limit. */
    @Test
    void whatIsHeldAsAWholeIsHeldInParts() {
        Money net = Money.of("300.00", "EUR");
        Money tax = Money.of("30.00", "EUR");
        Invoice whole = InvoiceBuilder.builder(invoice("I1", 3))
                .totals(InvoiceTotals.of(net, tax, net.plus(tax)))
                .build();
        decider.puts("1", whole).on("2", () -> Decision.NONE);
        PolicySet policies = PolicySet.parse("""
                policies: acme
                rules:
                  big: { on: invoice, when: { range: { totals.net: { from: 250.00 EUR } } }, severity: hold, owner: o, message: m, remedy: r }
                  all: { on: invoice, when: { not: { present: number } }, severity: warn, owner: o, message: m, remedy: r }
                """, "acme.yaml");

        Run held = builder(2).withPolicies(policies).build().run(AUGUST);

        assertThat(held.exceptions())
                .extracting(Finding::code, Finding::subject)
                .containsExactlyInAnyOrder(
                        tuple("POLICY_HOLD", "hub/invoice/I1#big"), tuple("POLICY_WARN", "hub/invoice/I1#all"));
        assertThat(target.calls()).isEmpty();

        tally(2).run(SEPTEMBER);
        Run done = builder(2).withPolicies(policies).build().run(SEPTEMBER.plusMonths(1));

        assertThat(done.exceptions()).extracting(Finding::subject).containsExactly("hub/invoice/I1#all");
        assertThat(target.calls()).containsExactly(List.of("I1/1", "I1/2"));
    }

    /** A document is frozen: another limit changes nothing of what was decided before. */
    @Test
    void whatWasPutBeforeStaysAsItWasPut() {
        tally(2).run(AUGUST);
        tally(1).run(SEPTEMBER);
        tally(3).run(SEPTEMBER.plusMonths(1));

        assertThat(target.calls()).containsExactly(List.of("I1/1", "I1/2", "I2"));
    }

    /** One that is not split, since it was whole before, is never sent, cut off or not. */
    @Test
    void oneOfTooManyLinesIsRefusedWithTheLimitAndTheOthersGo() {
        target.meets("I1", Fate.refused());
        tally(3).run(AUGUST);
        Run run = tally(2).run(SEPTEMBER);

        assertThat(run.exceptions()).anySatisfy(found -> {
            assertThat(found.code()).isEqualTo("TOO_MANY_LINES");
            assertThat(found.subject()).isEqualTo("erp/invoice/I1");
            assertThat(found.message()).contains("has 3 lines", "takes at most 2");
        });
    }

    private Tallystick tally(int maxLines) {
        return builder(maxLines).build();
    }

    private TallystickBuilder builder(int maxLines) {
        WriteCapabilities capabilities = new WriteCapabilities(
                WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 4, false, Duration.ofMinutes(1), Duration.ZERO, maxLines);
        return Bench.engine(store, new ManualTime())
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target, capabilities))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"));
    }

    private Stream<String> documentsOf(String... items) {
        return store.inTransaction(tx -> tx.allocations().documentsOf(List.of(items))).values().stream()
                .flatMap(List::stream)
                .map(document -> document.substring(document.indexOf("I1")));
    }

    private static Invoice invoice(String id, int lines) {
        return InvoiceBuilder.builder(Papers.invoice(id, "100.00"))
                .lines(IntStream.rangeClosed(1, lines)
                        .mapToObj(no -> line(no, "%s item %d".formatted(id, no)))
                        .toList())
                .build();
    }

    private static InvoiceLine line(int no, String item) {
        Money net = Money.of("100.00", "EUR");
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(LineKind.TIME)
                .project(new Ref<>("psa", RecordType.PROJECT, "P1"))
                .serviceDate(LocalDate.of(2026, 8, 3))
                .quantity(Quantity.of("1.00"))
                .net(net)
                .taxCode("S")
                .taxRate(Rate.of("0.10"))
                .sources(List.of(new LineSource(item, Quantity.of("1.00"), net)))
                .build();
    }
}
