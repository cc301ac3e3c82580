package org.tallystick.engine.internal.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.call.Cursor;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.DeliveryPages;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;

/**
 * Compares the invoices or credit memos that a target acknowledged with those that it has, by count, net and tax (REC-1). What is still on its way is
 * no difference.
 */
public final class Reconcile {

    private static final int PAGE = 1000;

    private final Store store;
    private final Calls calls;

    public Reconcile(Store store, Calls calls) {
        this.store = store;
        this.calls = calls;
    }

    /** The same on another store. */
    public Reconcile on(Store other) {
        return new Reconcile(other, calls);
    }

    /**
     * Compares, and makes the differences the open breaks of the target.
     *
     * @throws org.tallystick.spi.ConnectorException if the target cannot be read; the breaks stay as they are
     */
    public List<BreakRow> reconcile(DeliverFlow<?> flow) {
        List<BreakRow> twice = new ArrayList<>();
        Map<String, Found> theirs = list(flow, twice);
        return store.inTransaction(tx -> {
            List<BreakRow> breaks = compare(flow, tx, theirs);
            breaks.addAll(twice);
            tx.breaks().replace(flow.target(), flow.type().name(), breaks);
            return breaks;
        });
    }

    private Map<String, Found> list(DeliverFlow<?> flow, List<BreakRow> twice) {
        Map<String, Found> all = new TreeMap<>();
        String cursor = null;
        do {
            String from = cursor;
            RecordLookup.Listing page =
                    calls.read(flow.target(), flow.tier(), () -> flow.lookup().list(from, PAGE));
            keepLeases();
            page.found().forEach(found -> {
                Found other = all.putIfAbsent(found.externalKey(), found);
                if (other != null && !other.remoteId().equals(found.remoteId())) {
                    twice.add(duplicate(flow, other, found));
                }
            });
            cursor = page.next() == null ? null : Cursor.next(flow.name(), cursor, page.next());
        } while (cursor != null);
        return all;
    }

    /** A long listing writes nothing, and is no reason to take it over. */
    private void keepLeases() {
        store.inTransaction(tx -> PAGE);
    }

    private static List<BreakRow> compare(DeliverFlow<?> flow, StoreTransaction tx, Map<String, Found> theirs) {
        Map<String, Found> extra = new TreeMap<>(theirs);
        List<BreakRow> breaks = new ArrayList<>();
        new DeliveryPages(flow, State.APPLIED).each(tx, page -> breaks.addAll(differences(flow, tx, page, extra)));
        new DeliveryPages(flow, State.UNKNOWN, State.ABSENT, State.RETRY, State.PLANNED, State.BLOCKED)
                .each(
                        tx,
                        page -> extra.keySet()
                                .removeAll(page.stream()
                                        .map(DeliveryRow::externalKey)
                                        .toList()));
        extra.values()
                .forEach(found -> breaks.add(row(
                        flow,
                        found.externalKey(),
                        "MISSING_IN_SOURCE",
                        "%s has %s %s (net %s, tax %s), the hub did not deliver it"
                                .formatted(flow.target(), noun(flow), found.externalKey(), found.net(), found.tax()))));
        return breaks;
    }

    /** Of a page of what was acknowledged; what the target has of it is taken out of {@code extra}. */
    private static List<BreakRow> differences(
            DeliverFlow<?> flow, StoreTransaction tx, List<DeliveryRow> applied, Map<String, Found> extra) {
        Map<String, RecordRow> ours = tx.records()
                .find(
                        flow.type().name(),
                        applied.stream().map(DeliveryRow::recordId).toList());
        List<BreakRow> breaks = new ArrayList<>();
        for (DeliveryRow delivery : applied) {
            Found found = extra.remove(delivery.externalKey());
            Optional.ofNullable(ours.get(delivery.recordId()))
                    .flatMap(row -> RecordCodec.decided(flow.type(), row))
                    .ifPresent(document -> difference(flow, delivery.externalKey(), totals(document), found, breaks));
        }
        return breaks;
    }

    private static InvoiceTotals totals(Entity document) {
        return document instanceof CreditMemo memo ? memo.totals() : ((Invoice) document).totals();
    }

    private static void difference(
            DeliverFlow<?> flow, String key, InvoiceTotals ours, @Nullable Found theirs, List<BreakRow> breaks) {
        if (theirs == null) {
            breaks.add(row(
                    flow,
                    key,
                    "MISSING_IN_TARGET",
                    "the hub delivered %s %s (net %s, tax %s), %s does not have it"
                            .formatted(noun(flow), key, ours.net(), ours.tax(), flow.target())));
        } else if (!ours.net().equals(theirs.net()) || !ours.tax().equals(theirs.tax())) {
            breaks.add(row(
                    flow,
                    key,
                    "AMOUNT",
                    "%s %s: the hub has net %s and tax %s, %s has net %s and tax %s"
                            .formatted(
                                    noun(flow),
                                    key,
                                    ours.net(),
                                    ours.tax(),
                                    flow.target(),
                                    theirs.net(),
                                    theirs.tax())));
        }
    }

    private static BreakRow duplicate(DeliverFlow<?> flow, Found one, Found other) {
        return row(
                flow,
                one.externalKey(),
                "DUPLICATE_IN_TARGET",
                "%s has %s %s twice: %s (net %s, tax %s) and %s (net %s, tax %s)"
                        .formatted(
                                flow.target(),
                                noun(flow),
                                one.externalKey(),
                                one.remoteId(),
                                one.net(),
                                one.tax(),
                                other.remoteId(),
                                other.net(),
                                other.tax()));
    }

    private static String noun(DeliverFlow<?> flow) {
        return flow.type() == RecordType.CREDIT_MEMO ? "credit memo" : "invoice";
    }

    private static BreakRow row(DeliverFlow<?> flow, String key, String kind, String message) {
        return new BreakRow(flow.target(), flow.type().name(), key, kind, message);
    }
}
