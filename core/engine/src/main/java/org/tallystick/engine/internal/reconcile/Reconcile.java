package org.tallystick.engine.internal.reconcile;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;

/**
 * Compares the invoices or credit memos of the hub with those that a target has, by count, net and tax (REC-1): those that it acknowledged, and those that are
 * on no way to it (I45). What is still on its way is no difference.
 */
public final class Reconcile {

    private static final int PAGE = 1000;
    private static final String MISSING = "MISSING_IN_TARGET";

    private final Store store;
    private final Calls calls;
    private final Absences absences;

    public Reconcile(Store store, Calls calls, Absences absences) {
        this.store = store;
        this.calls = calls;
        this.absences = absences;
    }

    /** The same on another store. */
    public Reconcile on(Store other) {
        return new Reconcile(other, calls, absences);
    }

    /**
     * What a target has of a type.
     *
     * @param found by external key
     * @param twice what is there twice
     */
    public record Listing(SortedMap<String, Found> found, List<BreakRow> twice) {}

    /**
     * Asks a target what it has.
     *
     * @throws org.tallystick.spi.ConnectorException if it cannot be read
     */
    public Listing list(DeliverFlow<?> flow) {
        List<BreakRow> twice = new ArrayList<>();
        SortedMap<String, Found> all = new TreeMap<>();
        Cursor steps = new Cursor(flow.name());
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
            cursor = page.next() == null ? null : steps.next(cursor, page.next());
        } while (cursor != null);
        return new Listing(all, twice);
    }

    /**
     * Compares, and makes the differences the open breaks of the target.
     *
     * @param listings by flow: all those to the target that are compared
     * @param run that is under way: of what it made nobody need have asked for the delivery yet
     */
    public void compare(String target, Map<DeliverFlow<?>, Listing> listings, String run) {
        store.inTransaction(tx -> {
            Map<RecordType<?>, Comparison> byType = new HashMap<>();
            listings.forEach((flow, listing) -> byType.put(flow.type(), acknowledged(flow, tx, listing)));
            List<Absence> absent = absences.of(tx, target);
            List<Absence> missing = new ArrayList<>();
            for (Absence absence : absent) {
                Comparison there = byType.get(absence.type());
                if (there == null || !isThere(absence, there)) {
                    missing.add(absence);
                }
            }
            Set<Absence> waiting = absences.waiting(tx, absent, run).keySet();
            for (Absence absence : Absence.notTakenBack(missing)) {
                Comparison there = byType.get(absence.type());
                if (there != null && !waiting.contains(absence)) {
                    there.breaks().add(missing(there.flow(), absence));
                }
            }
            byType.values().forEach(each -> store(tx, each));
            return byType;
        });
    }

    /** Whether somebody entered it by hand; what differs is noted. */
    private static boolean isThere(Absence absence, Comparison there) {
        Found found = there.extra().remove(absence.key());
        if (found != null) {
            difference(there.flow(), absence.key(), absence.totals(), found, there.breaks());
        }
        return found != null;
    }

    /** What waits to be asked for, though no delivery of it is planned: why, by flow and external key. */
    public Map<String, Map<String, String>> waiting(Collection<DeliverFlow<?>> flows, String run) {
        Set<String> names = flows.stream().map(DeliverFlow::name).collect(toSet());
        Map<String, Map<String, String>> waiting = new TreeMap<>();
        flows.stream()
                .map(DeliverFlow::target)
                .distinct()
                .forEach(target -> store.inTransaction(tx -> {
                    absences.waiting(tx, absences.of(tx, target), run).forEach((absence, why) -> {
                        String flow = target + "/" + absence.type().name();
                        if (names.contains(flow)) {
                            waiting.computeIfAbsent(flow, name -> new TreeMap<>())
                                    .put(absence.key(), why);
                        }
                    });
                    return waiting;
                }));
        return waiting;
    }

    /** A long listing writes nothing, and is no reason to take it over. */
    private void keepLeases() {
        store.inTransaction(tx -> PAGE);
    }

    /**
     * How far a type is compared.
     *
     * @param extra what the target has and no document of the hub accounts for
     * @param breaks that were found
     * @param twice what the target has twice
     */
    private record Comparison(
            DeliverFlow<?> flow, SortedMap<String, Found> extra, List<BreakRow> breaks, List<BreakRow> twice) {}

    /** With what was acknowledged, and without what is on its way. */
    private static Comparison acknowledged(DeliverFlow<?> flow, StoreTransaction tx, Listing listing) {
        SortedMap<String, Found> extra = new TreeMap<>(listing.found());
        List<BreakRow> breaks = new ArrayList<>();
        new DeliveryPages(flow, State.APPLIED).each(tx, page -> breaks.addAll(differences(flow, tx, page, extra)));
        new DeliveryPages(flow, State.UNKNOWN, State.ABSENT, State.RETRY, State.PLANNED, State.BLOCKED)
                .each(
                        tx,
                        page -> extra.keySet()
                                .removeAll(page.stream()
                                        .map(DeliveryRow::externalKey)
                                        .toList()));
        return new Comparison(flow, extra, breaks, listing.twice());
    }

    private static void store(StoreTransaction tx, Comparison done) {
        DeliverFlow<?> flow = done.flow();
        List<BreakRow> breaks = new ArrayList<>(done.breaks());
        done.extra()
                .values()
                .forEach(found -> breaks.add(row(
                        flow,
                        found.externalKey(),
                        "MISSING_IN_SOURCE",
                        "%s has %s %s (net %s, tax %s), the hub did not deliver it"
                                .formatted(flow.target(), noun(flow), found.externalKey(), found.net(), found.tax()))));
        breaks.addAll(done.twice());
        tx.breaks().replace(flow.target(), flow.type().name(), breaks);
    }

    private static BreakRow missing(DeliverFlow<?> flow, Absence absence) {
        String discard = absence.discard();
        return row(
                flow,
                absence.key(),
                MISSING,
                "the hub counts %s %s (net %s, tax %s) as %s, %s does not have it: %s, %s"
                        .formatted(
                                noun(flow),
                                absence.key(),
                                absence.totals().net(),
                                absence.totals().tax(),
                                absence.isCredit() ? "credited" : "billed",
                                flow.target(),
                                discard == null ? "nobody asked for its delivery; release it" : discard,
                                absence.isCredit()
                                        ? "or enter it there by hand under this key"
                                        : "enter it there by hand under this key, or withdraw it"));
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
                    .ifPresent(document ->
                            difference(flow, delivery.externalKey(), Absence.totals(document), found, breaks));
        }
        return breaks;
    }

    private static void difference(
            DeliverFlow<?> flow, String key, InvoiceTotals ours, @Nullable Found theirs, List<BreakRow> breaks) {
        if (theirs == null) {
            breaks.add(row(
                    flow,
                    key,
                    MISSING,
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
