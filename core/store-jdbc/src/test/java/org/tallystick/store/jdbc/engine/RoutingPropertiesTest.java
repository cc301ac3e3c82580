package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.engine.Run;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.store.Store;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.routing.Routing;
import org.tallystick.store.jdbc.ReusedHub;

/**
 * MIG-2, MIG-7: random documents under two random routings, one after the other. Each is in exactly one system, or in none with an exception: where a naive
 * reading of the routing of its run says; a credit memo where its invoice is.
 */
class RoutingPropertiesTest {

    private static final LocalDate START = LocalDate.of(2026, 7, 1);
    private static final List<String> SYSTEMS = List.of("one", "two", "three");

    /** Systems by legal entity, one for the days before a cut, one for those from it on. Nobody routes legal entity C. */
    record Table(Map<String, List<String>> systems, int cut) {

        Routing routing() {
            String rules = systems.entrySet().stream()
                    .map(each -> """
                              %1$s-before: { legalEntities: %1$s, until: %2$s, system: %3$s }
                              %1$s-since: { legalEntities: %1$s, from: %2$s, system: %4$s }
                            """.formatted(
                                    each.getKey(),
                                    START.plusDays(cut),
                                    each.getValue().get(0),
                                    each.getValue().get(1)))
                    .collect(joining());
            String all = SYSTEMS.stream()
                    .map(system -> "  keep-%1$s: { projects: %1$s, system: %1$s }\n".formatted(system))
                    .collect(joining());
            return Routing.parse(
                    "routing: erp\ntypes: [invoice, credit-memo]\nlegalEntities: [A, B]\nrules:\n" + rules + all,
                    "routing.yaml");
        }

        String naive(Bill bill) {
            List<String> of = systems.get(bill.legalEntity());
            return of == null ? "nowhere" : of.get(bill.day() < cut ? 0 : 1);
        }
    }

    /** An invoice; its credit memo is made in the second run, in the month after. */
    record Bill(String legalEntity, int day, boolean isSecond, boolean isCredited) {}

    @Property(tries = 25)
    void mig2_eachDocumentIsInExactlyOneSystem(
            @ForAll("tables") Table first, @ForAll("tables") Table second, @ForAll("bills") List<Bill> bills) {
        Map<String, PaperTarget<Invoice>> invoices = new LinkedHashMap<>();
        Map<String, PaperTarget<CreditMemo>> credits = new LinkedHashMap<>();
        SYSTEMS.forEach(system -> {
            invoices.put(system, new PaperTarget<>());
            credits.put(system, new PaperTarget<CreditMemo>().naming(memo -> List.of(memo.original())));
        });
        Store hub = ReusedHub.empty();
        Map<String, String> expected = new LinkedHashMap<>();
        ScriptedDecider decider = new ScriptedDecider();
        for (int i = 0; i < bills.size(); i++) {
            Bill bill = bills.get(i);
            String id = "I" + i;
            if (!bill.isSecond()) {
                decider.puts(id, invoice(id, bill));
            }
        }
        run(hub, first, invoices, credits, decider, AUGUST);
        for (int i = 0; i < bills.size(); i++) {
            Bill bill = bills.get(i);
            String id = "I" + i;
            decider.puts(id, invoice(id, bill));
            String place = first.naive(bill);
            place = bill.isSecond() || place.equals("nowhere") ? second.naive(bill) : place;
            expected.put(id, place);
            if (bill.isCredited()) {
                decider.puts("C-" + id, credit(id, bill));
                expected.put("C-" + id, place);
            }
        }
        Run run = run(hub, second, invoices, credits, decider, SEPTEMBER);

        Map<String, List<String>> places = new LinkedHashMap<>();
        expected.keySet().forEach(key -> places.put(key, new ArrayList<>()));
        invoices.forEach((system, target) ->
                target.kept().forEach(found -> places.get(found.externalKey()).add(system)));
        credits.forEach((system, target) ->
                target.kept().forEach(found -> places.get(found.externalKey()).add(system)));
        run.exceptions().stream()
                .filter(found -> found.code().equals("NO_ROUTE"))
                .map(Finding::subject)
                .forEach(subject -> places.get(subject.substring(subject.lastIndexOf('/') + 1))
                        .add("nowhere"));
        expected.forEach((key, place) -> assertThat(places.get(key)).as(key).containsExactly(place));
        assertThat(run.exceptions()).extracting(Finding::code).allMatch("NO_ROUTE"::equals);
    }

    private static Run run(
            Store hub,
            Table table,
            Map<String, PaperTarget<Invoice>> invoices,
            Map<String, PaperTarget<CreditMemo>> credits,
            ScriptedDecider decider,
            YearMonth period) {
        TallystickBuilder builder = Bench.engine(hub, new ManualTime()).withRouting(table.routing());
        SYSTEMS.forEach(system -> builder.withSystem(
                system,
                new PaperSystem()
                        .writing(RecordType.INVOICE, invoices.get(system))
                        .writing(RecordType.CREDIT_MEMO, credits.get(system))));
        return builder.deliver(RecordType.INVOICE, to("erp"))
                .deliver(RecordType.CREDIT_MEMO, to("erp"))
                .decide(decider)
                .build()
                .run(period);
    }

    private static Invoice invoice(String id, Bill bill) {
        return InvoiceBuilder.builder(Papers.invoice(id, "100.00"))
                .legalEntity(entity(bill))
                .issueDate(START.plusDays(bill.day()))
                .build();
    }

    private static CreditMemo credit(String invoice, Bill bill) {
        return CreditMemoBuilder.builder(Papers.creditMemo(invoice, "100.00"))
                .legalEntity(entity(bill))
                .issueDate(START.plusMonths(1))
                .build();
    }

    private static Ref<LegalEntity> entity(Bill bill) {
        return new Ref<>("hub", RecordType.LEGAL_ENTITY, bill.legalEntity());
    }

    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<List<String>> pair = Arbitraries.of(SYSTEMS).list().ofSize(2);
        return Combinators.combine(pair, pair, Arbitraries.integers().between(0, 3))
                .as((ofA, ofB, cut) -> new Table(Map.of("A", ofA, "B", ofB), cut));
    }

    @Provide
    Arbitrary<List<Bill>> bills() {
        return Combinators.combine(
                        Arbitraries.of("A", "A", "B", "B", "C"),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Bill::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
