package org.tallystick.engine.internal.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.billing.InvoiceParts;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Decision.DeliveryRequest;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
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
        Map<Ref<?>, List<String>> claims = new HashMap<>();
        decision.claims().forEach((document, items) -> claims.putAll(inParts(document, items, parts)));
        return new Decision(puts, deliveries, decision.findings(), claims, decision.again());
    }

    private static List<DeliveryRequest> inParts(DeliveryRequest asked, Map<Ref<?>, List<Invoice>> parts) {
        List<Invoice> split = parts.get(asked.record());
        return split == null
                ? List.of(asked)
                : split.stream()
                        .map(part -> new DeliveryRequest(part.ref(), asked.target(), asked.extensions()))
                        .toList();
    }

    /** An item that no line names goes with the first part. */
    private static Map<Ref<?>, List<String>> inParts(
            Ref<?> document, List<String> items, Map<Ref<?>, List<Invoice>> parts) {
        List<Invoice> split = parts.get(document);
        if (split == null) {
            return Map.of(document, items);
        }
        Set<String> rest = new LinkedHashSet<>(items);
        Map<Ref<?>, List<String>> claims = new LinkedHashMap<>();
        for (Invoice part : split) {
            List<String> own = itemsOf(part).stream().filter(rest::remove).toList();
            claims.put(part.ref(), new ArrayList<>(own));
        }
        claims.values().iterator().next().addAll(rest);
        return claims;
    }

    private static List<String> itemsOf(Invoice part) {
        return part.lines().stream()
                .map(InvoiceLine::sources)
                .flatMap(List::stream)
                .map(LineSource::id)
                .toList();
    }
}
