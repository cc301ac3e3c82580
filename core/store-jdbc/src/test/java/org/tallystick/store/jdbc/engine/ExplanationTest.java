package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.billing.LineExplanation;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Explanation;
import org.tallystick.engine.decide.InvoiceExplanation;
import org.tallystick.engine.decide.InvoiceExplanation.Policies;
import org.tallystick.engine.decide.InvoiceExplanation.Version;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.store.jdbc.JdbcStore;

/** TRN-5: why an invoice is as it is, the hub says as it was when it was decided. */
class ExplanationTest {

    private static final PolicySet POLICIES = PolicySet.parse("""
            policies: test
            rules:
              big:
                on: invoice
                when: { range: { totals.gross: { from: 100 EUR } } }
                severity: warn
                owner: controlling
                message: It is big
                remedy: look at it
              foreign:
                on: invoice
                when: { range: { totals.gross: { from: 0 USD } } }
                severity: hold
                owner: controlling
                message: It is foreign
                remedy: wait
            """, "test");

    private static final UnitPrice RATE = new UnitPrice(new BigDecimal("100"), new CurrencyCode("EUR"));

    private static final Ref<Resource> ADA = new Ref<>("hub", RecordType.RESOURCE, "R1");

    private final ScriptedDecider decider = new ScriptedDecider();
    private final PaperTarget<Invoice> erp = new PaperTarget<>();

    @TempDir
    private Path directory;

    @Test
    void itIsAsItWasWhenTheInvoiceWasDecidedAlsoForAnEngineThatIsStartedAnew() {
        decider.puts("1", contract("as agreed")).on("2", () -> bills("as agreed", "card row 1"));
        String agreed;
        try (Tallystick tally = engine(POLICIES)) {
            tally.run(AUGUST);
        }
        try (JdbcStore hub = hub()) {
            agreed = hub.inTransaction(tx -> tx.records().page("engagement", "", 9)).stream()
                    .map(RecordRow::fingerprint)
                    .findFirst()
                    .orElseThrow();
        }

        decider.puts("1", contract("as amended")).on("2", () -> bills("as amended", "card row 2"));
        try (Tallystick tally = engine(PolicySet.none())) {
            tally.run(SEPTEMBER);

            InvoiceExplanation why = explained(tally);
            assertThat(why.text()).isEqualTo("""
                    hub/invoice/I1, decide/scripted/2, run 2026-08
                    terms: as agreed
                    policies: big WARN
                    line 1: 100 EUR an hour; tax S, 0.1, for C1 of DE
                      T1: quantity 1, 100.00 EUR; card row 1
                      T2: quantity 1, 100.00 EUR; card row 1
                      T3: quantity 1, 100.00 EUR; standard rate""");
            assertThat(why.decision()).isEqualTo("decide/scripted/2");
            assertThat(why.run()).isEqualTo("2026-08");
            assertThat(why.terms()).isEqualTo("as agreed");
            assertThat(why.contract()).contains(new Version(1, agreed));
            assertThat(why.policies()).contains(new Policies("test", POLICIES.version(), List.of("big WARN")));
            assertThat(why.lines()).singleElement().satisfies(line -> {
                assertThat(line.rate()).isEqualTo(RATE);
                assertThat(line.tax()).isEqualTo("S, 0.1, for C1 of DE");
                assertThat(line.items())
                        .extracting(LineExplanation.Item::id, LineExplanation.Item::origin)
                        .containsExactly(
                                tuple("T1", "card row 1"), tuple("T2", "card row 1"), tuple("T3", "standard rate"));
            });
        }
    }

    /** POL-8: who asks is told that something is not known any more, and not that nothing was there. */
    @Test
    void whatNamedAPersonWhoWasForgottenSaysThatItIsBlanked() {
        Resource ada = ResourceBuilder.builder()
                .header(Header.of(ADA))
                .name("Ada Canary")
                .build();
        decider.puts("0", ada)
                .puts("1", contract("as agreed"))
                .on("2", () -> bills("as Ada Canary said", "card row 1"));
        try (Tallystick tally = engine(POLICIES)) {
            tally.run(AUGUST);
            assertThat(explained(tally).isBlanked()).isFalse();

            tally.erase(ADA, List.of(), "dpo", "request 17");

            InvoiceExplanation why = explained(tally);
            assertThat(why.isBlanked()).isTrue();
            assertThat(why.text()).contains("is blanked").doesNotContain("terms:", "card row");
            assertThat(why.decision()).isEqualTo("decide/scripted/2");
            assertThat(why.terms()).isEmpty();
            assertThat(why.contract()).isEmpty();
            assertThat(why.policies()).isEmpty();
            assertThat(why.lines()).singleElement().satisfies(line -> {
                assertThat(line.rate()).isEqualTo(RATE);
                assertThat(line.items())
                        .extracting(LineExplanation.Item::id, LineExplanation.Item::origin)
                        .containsExactly(tuple("T1", ""), tuple("T2", ""), tuple("T3", ""));
            });
        }
    }

    @Test
    void whatNobodyExplainedOrAPolicyHeldHasNone() {
        decider.puts("1", Papers.invoice("unexplained", "100.00"))
                .on(
                        "2",
                        () -> Decision.builder()
                                .put(InvoiceBuilder.builder(Papers.invoice("held", "1.00"))
                                        .totals(InvoiceTotals.of(
                                                Money.of("1.00", "USD"),
                                                Money.of("0.00", "USD"),
                                                Money.of("1.00", "USD")))
                                        .build())
                                .explain(Papers.invoiceRef("held"), new Explanation("as agreed", Map.of()))
                                .build());
        try (Tallystick tally = engine(POLICIES)) {
            tally.run(AUGUST);

            assertThat(tally.query().find(Papers.invoiceRef("unexplained"))).isPresent();
            assertThat(tally.query().explain(Papers.invoiceRef("unexplained"))).isEmpty();
            assertThat(tally.query().explain(Papers.invoiceRef("held"))).isEmpty();
        }
    }

    private static InvoiceExplanation explained(Tallystick tally) {
        InvoiceExplanation explained =
                tally.query().explain(Papers.invoiceRef("I1")).orElseThrow();
        assertThat(tally.query().explain(Papers.invoice("I1", "100.00"))).contains(explained);
        return explained;
    }

    private Tallystick engine(PolicySet policies) {
        return Bench.engine(hub(), new ManualTime())
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, erp))
                .withPolicies(policies)
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    private JdbcStore hub() {
        return JdbcStore.open("jdbc:sqlite:" + directory.resolve("hub.db"));
    }

    private static Decision bills(String terms, String row) {
        return Decision.builder()
                .put(invoice())
                .explain(
                        Papers.invoiceRef("I1"),
                        new Explanation(terms, Map.of("T1", row, "T2", row, "T3", "standard rate")))
                .build();
    }

    private static Engagement contract(String name) {
        Invoice invoice = Papers.invoice("I1", "300.00");
        return EngagementBuilder.builder()
                .header(Header.of(invoice.engagement()))
                .name(name)
                .customer(invoice.billTo())
                .ultimateParent(invoice.billTo())
                .legalEntity(invoice.legalEntity())
                .currency(invoice.currency())
                .serviceLine("advice")
                .build();
    }

    private static Invoice invoice() {
        return InvoiceBuilder.builder(Papers.invoice("I1", "300.00"))
                .lines(List.of(InvoiceLineBuilder.builder()
                        .no(1)
                        .kind(LineKind.TIME)
                        .project(new Ref<>("psa", RecordType.PROJECT, "P1"))
                        .unitPrice(RATE)
                        .serviceDate(LocalDate.of(2026, 8, 3))
                        .quantity(Quantity.of("3.00"))
                        .net(Money.of("300.00", "EUR"))
                        .taxCode("S")
                        .taxRate(Rate.of("0.10"))
                        .sources(List.of(source("T1"), source("T2"), source("T3")))
                        .build()))
                .build();
    }

    private static LineSource source(String item) {
        return new LineSource(item, Quantity.of("1.00"), Money.of("100.00", "EUR"));
    }
}
