package org.tallystick.engine.process;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.ItemKey;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;

/** Credits and the invoices that bill again what they took back: both reach the ERP, or neither does (RULES rule 8, I21). */
final class Rebills {

    private Rebills() {}

    /** The credits that count, of invoices whose refs have those texts. */
    static List<CreditMemo> creditsOf(Hub hub, Collection<String> invoices) {
        return hub.findBy(RecordType.CREDIT_MEMO, Index.ORIGINAL, invoices).stream()
                .filter(credit -> credit.status() != CreditMemoStatus.CANCELLED)
                .toList();
    }

    /** The credits that took back what the invoice bills again, but for those of withdrawn proposals: they go nowhere. */
    static List<Ref<CreditMemo>> creditsBefore(Hub hub, Invoice invoice) {
        Set<ItemKey> items = items(invoice);
        String own = invoice.ref().toString();
        Set<String> before = billedOn(hub, items).values().stream()
                .flatMap(documents -> documents.stream().takeWhile(document -> !document.equals(own)))
                .collect(toSet());
        return creditsOf(hub, before).stream()
                .filter(credit -> !credit.reason().equals(InvoiceRelease.WITHDRAWN))
                .filter(credit -> items(credit).stream().anyMatch(items::contains))
                .map(RecordType.CREDIT_MEMO::refOf)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    /** A step that put or allowed a credit is undone by the credit's withdrawal, so that its invoice counts as before. */
    static ProcessStep undone(ProcessStep step, Function<Situation, Optional<CreditMemo>> credit) {
        return step.undoneBy(
                "the credit's withdrawal",
                about -> credit.apply(about)
                        .map(memo -> withdrawal(about.hub(), memo))
                        .orElse(Deed.NONE),
                about -> credit.apply(about)
                        .map(memo -> mayWithdraw(about.hub(), memo))
                        .orElse(Verdict.MET));
    }

    private static Deed withdrawal(Hub hub, CreditMemo credit) {
        Verdict may = mayWithdraw(hub, credit);
        if (may.kind() == Verdict.Kind.FAILED) {
            return Deed.refuse(may.reason());
        }
        return credit.status() == CreditMemoStatus.CANCELLED
                ? Deed.NONE
                : Deed.of(Decision.builder().withdraw(credit.ref()).build());
    }

    /** Not as long as an invoice bills its items again: they would be billed twice. */
    private static Verdict mayWithdraw(Hub hub, CreditMemo credit) {
        if (credit.status() == CreditMemoStatus.CANCELLED) {
            return Verdict.MET;
        }
        NavigableSet<String> after = invoicesAfter(hub, credit);
        return after.isEmpty()
                ? Verdict.MET
                : Verdict.failed(
                        "what %s takes back is billed again by %s. Withdraw that first, by giving its release up; if the ERP has it, this credit must follow: replay its delivery, then resume"
                                .formatted(credit.ref(), String.join(", ", after)));
    }

    /** Those that bill an item after the credited invoice, and of which that item is not credited. */
    private static NavigableSet<String> invoicesAfter(Hub hub, CreditMemo credit) {
        String original = credit.original().toString();
        Map<ItemKey, List<String>> billed = billedOn(hub, items(credit));
        Set<String> documents = billed.values().stream().flatMap(List::stream).collect(toSet());
        Map<String, Set<ItemKey>> credited = creditsOf(hub, documents).stream()
                .collect(groupingBy(
                        each -> each.original().toString(), flatMapping(each -> items(each).stream(), toSet())));
        NavigableSet<String> after = new TreeSet<>();
        billed.forEach((item, all) -> all.subList(all.lastIndexOf(original) + 1, all.size()).stream()
                .filter(document -> !credited.getOrDefault(document, Set.of()).contains(item))
                .forEach(after::add));
        return after;
    }

    /** The documents that bill each item, in the order in which they do. Parts are claimed by ids, which items of two kinds may share. */
    private static Map<ItemKey, List<String>> billedOn(Hub hub, Set<ItemKey> items) {
        Map<String, List<String>> byName =
                hub.billedOn(items.stream().flatMap(Rebills::names).collect(toSet()));
        Set<Ref<Invoice>> documents = byName.values().stream()
                .flatMap(List::stream)
                .map(Rebills::invoice)
                .collect(toSet());
        Map<String, YearMonth> periods = new HashMap<>();
        Map<String, Set<ItemKey>> bills = new HashMap<>();
        hub.findAll(RecordType.INVOICE, documents).values().forEach(invoice -> {
            String document = RecordType.INVOICE.refOf(invoice).toString();
            periods.put(document, invoice.period());
            bills.put(document, items(invoice));
        });
        Map<ItemKey, List<String>> billedOn = new HashMap<>();
        for (ItemKey item : items) {
            billedOn.put(
                    item,
                    names(item)
                            .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                            .filter(document ->
                                    bills.getOrDefault(document, Set.of()).contains(item))
                            .sorted(comparing(periods::get))
                            .toList());
        }
        return billedOn;
    }

    private static Ref<Invoice> invoice(String document) {
        String[] parts = document.split("/", 3);
        return new Ref<>(parts[0], RecordType.INVOICE, parts[2]);
    }

    private static Stream<String> names(ItemKey item) {
        return Stream.of(item.id(), item.toString());
    }

    private static Set<ItemKey> items(CreditMemo credit) {
        return items(credit.lines().stream().map(CreditLine::line));
    }

    static Set<ItemKey> items(Invoice invoice) {
        return items(invoice.lines().stream());
    }

    private static Set<ItemKey> items(Stream<InvoiceLine> lines) {
        return lines.map(InvoiceLine::items).flatMap(List::stream).collect(toSet());
    }
}
