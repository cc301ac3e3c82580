package org.tallystick.engine.internal.reconcile;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.DeliveryPages;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.internal.process.UnderWay;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;

/**
 * Finds the documents that the hub counts as billed or credited and that are not on their way: those whose delivery a person discarded, and those of which
 * nobody ever asked for one (I45). Each belongs to one of the targets that are compared.
 */
public final class Absences {

    private static final List<RecordType<?>> TYPES = List.of(RecordType.INVOICE, RecordType.CREDIT_MEMO);
    private static final int PAGE = 200;

    private final List<DeliverFlow<?>> delivered;
    private final List<DeliverFlow<?>> reconciled;
    private final Planner planner;

    /**
     * @param delivered all flows
     * @param reconciled those of them that are compared
     */
    public Absences(List<DeliverFlow<?>> delivered, List<DeliverFlow<?>> reconciled, Planner planner) {
        this.delivered = List.copyOf(delivered);
        this.reconciled = List.copyOf(reconciled);
        this.planner = planner;
    }

    /** Those of a target, whether or not somebody entered them there by hand. */
    List<Absence> of(StoreTransaction tx, String target) {
        List<Absence> absent = new ArrayList<>();
        Set<Ref<Invoice>> unplanned = new HashSet<>();
        for (RecordType<?> type : TYPES) {
            flowsTo(target, type).forEach(flow -> addDiscarded(tx, flow, absent));
            addUnplanned(tx, target, type, unplanned, absent);
        }
        return absent;
    }

    /** Of those of a target the ones that are no difference yet, and why: they wait to be asked for. */
    Map<Absence, String> waiting(StoreTransaction tx, List<Absence> absent, String run) {
        List<Absence> unasked = Absence.notTakenBack(absent).stream()
                .filter(each -> each.discard() == null)
                .toList();
        Map<Ref<?>, String> processes =
                UnderWay.about(tx, unasked.stream().map(Absence::ref).toList());
        Map<Absence, String> waiting = new LinkedHashMap<>();
        for (Absence each : unasked) {
            String process = processes.get(each.ref());
            if (process != null) {
                waiting.put(each, "not asked for yet: " + process);
            } else if (run.equals(each.run())) {
                waiting.put(each, "not asked for yet: run %s made it".formatted(run));
            }
        }
        return waiting;
    }

    /** That of the target, and what goes to no system of its port. */
    private List<DeliverFlow<?>> flowsTo(String target, RecordType<?> type) {
        List<DeliverFlow<?>> flows = new ArrayList<>();
        for (DeliverFlow<?> flow : reconciled) {
            if (flow.type() == type && flow.target().equals(target)) {
                flows.add(flow);
            }
        }
        planner.nowhere().stream()
                .filter(flow -> flow.type() == type && target.equals(targetOf(flow)))
                .forEach(flows::add);
        return flows;
    }

    /** Where it is told: a flow to no system of a port belongs to the first of them. */
    private String targetOf(DeliverFlow<?> flow) {
        return reconciled.stream()
                .filter(each ->
                        each.target().equals(flow.target()) || flow.target().equals(each.port()))
                .map(DeliverFlow::target)
                .findFirst()
                .orElse("");
    }

    private static void addDiscarded(StoreTransaction tx, DeliverFlow<?> flow, List<Absence> absent) {
        new DeliveryPages(flow, State.DISCARDED).each(tx, page -> {
            Map<String, RecordRow> records = tx.records()
                    .find(
                            flow.type().name(),
                            page.stream().map(DeliveryRow::recordId).toList());
            for (DeliveryRow row : page) {
                Optional.ofNullable(records.get(row.recordId()))
                        .flatMap(record -> RecordCodec.decided(flow.type(), record))
                        .ifPresent(document -> absent.add(
                                Absence.of(document, row.externalKey(), row.run(), discard(tx, flow, row.recordId()))));
            }
            return true;
        });
    }

    private static String discard(StoreTransaction tx, DeliverFlow<?> flow, String recordId) {
        for (CaseRow each : tx.cases().inScope("deliver/%s/%s".formatted(flow.name(), recordId))) {
            List<ActionRow> actions = new ArrayList<>(tx.cases().actions(each.id()));
            Collections.reverse(actions);
            for (ActionRow action : actions) {
                if (each.state() == Cases.State.DISCARDED && action.action().equals("DISCARDED")) {
                    return "%s discarded its delivery (%s); replay case %d"
                            .formatted(action.actor(), action.reason(), each.id());
                }
            }
        }
        return "its delivery was discarded; replay it";
    }

    private void addUnplanned(
            StoreTransaction tx,
            String target,
            RecordType<?> type,
            Set<Ref<Invoice>> unplannedInvoices,
            List<Absence> absent) {
        Set<String> apart = apart(type);
        String after = "";
        List<RecordRow> rows;
        do {
            rows = tx.records().unplanned(type.name(), apart, after, PAGE);
            for (RecordRow row : rows) {
                after = row.id();
                Entity document = RecordCodec.decided(type, row).orElseThrow();
                Absence absence = Absence.of(document, key(target, document), row.run(), null);
                if (!absence.isCredit()) {
                    unplannedInvoices.add(absence.invoice());
                }
                if (target.equals(home(tx, absence, unplannedInvoices))) {
                    absent.add(absence);
                }
            }
        } while (rows.size() == PAGE);
    }

    /** Where copies go, or news of what is issued: that one has a document is no sign that it was asked for. */
    private Set<String> apart(RecordType<?> type) {
        return delivered.stream()
                .filter(flow -> flow.type() == type && !reconciled.contains(flow))
                .filter(flow -> !flow.isFrozen() || (flow.always() && flow.port() == null))
                .map(DeliverFlow::target)
                .collect(toSet());
    }

    /** The target to which it would go: a credit goes where its invoice went. Empty: to one that is not compared. */
    private String home(StoreTransaction tx, Absence absence, Set<Ref<Invoice>> unplannedInvoices) {
        String first = reconciled.get(0).target();
        if (unplannedInvoices.contains(absence.invoice())) {
            return first;
        }
        RefKey key = RecordIds.key(absence.invoice());
        String id = tx.crosswalk().recordIds(List.of(key)).get(key);
        if (id == null) {
            return first;
        }
        List<DeliverFlow<?>> flows = new ArrayList<>(reconciled);
        flows.addAll(planner.nowhere());
        return flows.stream()
                .filter(flow -> flow.type() == RecordType.INVOICE)
                .filter(flow -> tx.deliveries()
                        .find(flow.target(), flow.type().name(), id)
                        .isPresent())
                .map(this::targetOf)
                .findFirst()
                .orElseGet(() -> tx.records()
                                .find(RecordType.INVOICE.name(), id)
                                .filter(BilledContent::isDecidedHere)
                                .isPresent()
                        ? ""
                        : first);
    }

    /** A flow that has no key for it yet says so by an exception. */
    private String key(String target, Entity document) {
        return reconciled.stream()
                .filter(flow -> flow.target().equals(target)
                        && flow.type() == document.ref().type())
                .findFirst()
                .map(flow -> key(flow, document))
                .orElse(document.ref().id());
    }

    private static <T extends Entity> String key(DeliverFlow<T> flow, Entity document) {
        try {
            return flow.keyOf(flow.type().entityClass().cast(document));
        } catch (ConnectorException e) {
            return document.ref().id();
        }
    }
}
