package org.tallystick.engine.internal.decide;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.billing.InvoiceParts;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Decision.DeliveryRequest;
import org.tallystick.engine.decide.Explanation;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * Puts an invoice of more lines than its targets take as several (TRN-7), with the items that each bills. What was put before stays as it
 * was put, whatever the limit is now: documents are frozen.
 */
final class InvoiceSplit {

    private final StoreTransaction tx;
    private final int maxLines;

    /** @param maxLines that each target of invoices takes */
    InvoiceSplit(StoreTransaction tx, int maxLines) {
        this.tx = tx;
        this.maxLines = maxLines;
    }

    Decision of(Decision decision) {
        Map<Ref<?>, List<Invoice>> parts = new LinkedHashMap<>();
        for (Entity record : decision.puts()) {
            if (record instanceof Invoice invoice && invoice.number() == null) {
                List<Invoice> split = split(invoice);
                if (split.size() > 1) {
                    parts.put(invoice.ref(), split);
                }
            }
        }
        return parts.isEmpty() ? decision : inParts(decision, parts);
    }

    private List<Invoice> split(Invoice invoice) {
        if (stored(invoice.ref()).isPresent()) {
            return List.of(invoice);
        }
        return stored(InvoiceParts.ref(invoice.ref(), 1))
                .map(first -> InvoiceParts.of(invoice, first.lines().size()))
                .orElseGet(() -> InvoiceParts.of(invoice, maxLines));
    }

    private Optional<Invoice> stored(Ref<?> ref) {
        RefKey key = RecordIds.key(ref);
        return Optional.ofNullable(tx.crosswalk().recordIds(List.of(key)).get(key))
                .flatMap(id -> tx.records().find(RecordType.INVOICE.name(), id))
                .map(RecordRow::seen)
                .map(json -> RecordCodec.decode(RecordType.INVOICE, json));
    }

    private static Decision inParts(Decision decision, Map<Ref<?>, List<Invoice>> parts) {
        List<Entity> puts = new ArrayList<>();
        decision.puts().forEach(record -> {
            List<Invoice> split = parts.get(record.ref());
            puts.addAll(split == null ? List.of(record) : split);
        });
        List<DeliveryRequest> deliveries = new ArrayList<>();
        decision.deliveries().forEach(asked -> deliveries.addAll(inParts(asked, parts)));
        Map<Ref<?>, Map<String, Integer>> claims = new HashMap<>();
        decision.claims().forEach((document, items) -> claims.putAll(inParts(document, items, parts)));
        Map<Ref<Invoice>, Explanation> explanations = new HashMap<>();
        decision.explanations().forEach((invoice, why) -> explanations.putAll(inParts(invoice, why, parts)));
        return new Decision(
                puts, deliveries, decision.findings(), claims, decision.again(), explanations, decision.withdrawals());
    }

    private static List<DeliveryRequest> inParts(DeliveryRequest asked, Map<Ref<?>, List<Invoice>> parts) {
        List<Invoice> split = parts.get(asked.record());
        return split == null
                ? List.of(asked)
                : split.stream()
                        .map(part ->
                                new DeliveryRequest(part.ref(), asked.target(), asked.extensions(), asked.isNewest()))
                        .toList();
    }

    /** An item that no line names goes with the first part. */
    private static Map<Ref<?>, Map<String, Integer>> inParts(
            Ref<?> document, Map<String, Integer> items, Map<Ref<?>, List<Invoice>> parts) {
        List<Invoice> split = parts.get(document);
        if (split == null) {
            return Map.of(document, items);
        }
        Map<String, Integer> rest = new LinkedHashMap<>(items);
        Map<Ref<?>, Map<String, Integer>> claims = new LinkedHashMap<>();
        for (Invoice part : split) {
            Map<String, Integer> own = new LinkedHashMap<>(rest);
            own.keySet().retainAll(itemsOf(part));
            rest.keySet().removeAll(own.keySet());
            claims.put(part.ref(), own);
        }
        claims.values().iterator().next().putAll(rest);
        return claims;
    }

    private static Map<Ref<Invoice>, Explanation> inParts(
            Ref<Invoice> invoice, Explanation why, Map<Ref<?>, List<Invoice>> parts) {
        List<Invoice> split = parts.get(invoice);
        if (split == null) {
            return Map.of(invoice, why);
        }
        Map<Ref<Invoice>, Explanation> explanations = new HashMap<>();
        for (Invoice part : split) {
            Map<String, String> own = new HashMap<>(why.origins());
            own.keySet().retainAll(itemsOf(part));
            explanations.put(RecordType.INVOICE.refOf(part), new Explanation(why.terms(), own));
        }
        return explanations;
    }

    /** By whichever of its names an item is called. */
    private static Set<String> itemsOf(Invoice part) {
        return part.lines().stream()
                .map(InvoiceLine::items)
                .flatMap(List::stream)
                .flatMap(item -> Stream.of(item.id(), item.toString()))
                .collect(toSet());
    }
}
