package org.tallystick.connector.certinia.internal.write;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.salesforce.platform.Composite;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SchemaCheck;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/**
 * Tells the billing events that an issued invoice bills its number and date, all of them or none; the package hands them on to what the events bill.
 * Nothing is created. It looks first: an event that says it already is left alone, and one that bears another number, or bills what this invoice does not, is
 * refused. An event that was changed since is not written (F-ORD-06). Source: the vendor contract sheets of Certinia, section 5, and Salesforce, sections 5.3
 * and 7; decision 043.
 */
public final class InvoiceSink implements RecordSink<Invoice> {

    /** The package's triggers make large saves slow. */
    private static final int MOST_BY_CALL = 100;

    /** However many of them are refused, none is halted for the others. */
    private static final int MOST_INVOICES_BY_CALL = Composite.MAX_FAILURES + 1;

    /** A request that runs longer is ended by the platform. */
    private static final Duration MAX_REQUEST_LIFE = Duration.ofMinutes(10);

    /** What is to be done for a write: one change or more. */
    private record Marking(int position, InvoiceMark mark, List<EventChange> changes) {

        Composite.Graph graph() {
            return new Composite.Graph(
                    changes.stream().map(EventChange::guarded).toList());
        }
    }

    private final OrgClient org;
    private final BillingEvents events;
    private final InvoiceForm form;

    public InvoiceSink(OrgClient org, SystemRefs own) {
        this.org = org;
        this.events = new BillingEvents(org);
        this.form = new InvoiceForm(own);
    }

    /** What it promises. A query sees what was committed, at once. */
    public static WriteCapabilities capabilities() {
        return new WriteCapabilities(
                WriteStrategy.UNIQUE_BUSINESS_KEY,
                MOST_BY_CALL,
                false,
                MAX_REQUEST_LIFE,
                Duration.ZERO,
                Integer.MAX_VALUE);
    }

    /** What it needs of the org's schema: also what it writes is read first. */
    public static SchemaCheck schema(SchemaCheck check) {
        return check.reads(BillingEvents.ITEM, BillingEvents.FIELDS)
                .writes(BillingEvents.EVENT, List.of(BillingEvents.INVOICED, BillingEvents.NUMBER, BillingEvents.DATE));
    }

    @Override
    public List<Ref<?>> references(Invoice record) {
        return form.references(record);
    }

    /** The ERP has issued it. */
    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public List<Outcome> write(List<Write<Invoice>> batch) {
        @Nullable Outcome[] outcomes = new Outcome[batch.size()];
        Map<Integer, InvoiceMark> marks = new TreeMap<>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                marks.put(i, form.mark(batch.get(i)));
            } catch (BadRecordException e) {
                outcomes[i] = Outcome.of(e.problem());
            }
        }
        Map<String, BilledEvent> bySource =
                billing(marks.keySet().stream().map(batch::get).toList());
        List<Marking> markings = new ArrayList<>();
        Map<String, InvoiceMark> promised = new HashMap<>();
        marks.forEach((position, mark) -> {
            try {
                List<EventChange> lacking = lacking(mark, bySource);
                if (lacking.isEmpty()) {
                    outcomes[position] = Outcome.unchanged(mark.number());
                } else {
                    lacking.forEach(change -> requireFree(change, promised));
                    lacking.forEach(change -> promised.put(change.event(), mark));
                    markings.add(new Marking(position, mark, lacking));
                }
            } catch (BadRecordException e) {
                outcomes[position] = Outcome.of(e.problem());
            }
        });
        send(markings, outcomes);
        return Arrays.asList(outcomes);
    }

    private Map<String, BilledEvent> billing(List<Write<Invoice>> writes) {
        return events.billing(
                ids(writes, RecordType.TIME_ENTRY),
                ids(writes, RecordType.EXPENSE_ITEM),
                ids(writes, RecordType.MILESTONE));
    }

    /** Of an entry its timecard's. */
    private Set<String> ids(List<Write<Invoice>> writes, RecordType<?> type) {
        Set<String> ids = new TreeSet<>();
        for (Write<Invoice> write : writes) {
            references(write.record()).stream()
                    .filter(reference -> reference.type() == type)
                    .forEach(reference -> ids.add(write.idOf(reference).split(":", 2)[0]));
        }
        return ids;
    }

    /** The events that are to get the number. */
    private static List<EventChange> lacking(InvoiceMark mark, Map<String, BilledEvent> bySource) {
        List<String> unbilled = mark.sources().stream()
                .filter(source -> !bySource.containsKey(source))
                .toList();
        if (!unbilled.isEmpty()) {
            throw InvoiceForm.refused(
                    "NOT_BILLED",
                    "Invoice %s bills what no billing event does: %s"
                            .formatted(mark.number(), InvoiceForm.listed(unbilled)),
                    "Generate billing in the package; the next run tries again");
        }
        Collection<BilledEvent> all = mark.sources().stream()
                .map(bySource::get)
                .filter(Objects::nonNull)
                .collect(toCollection(
                        () -> new TreeSet<>((one, other) -> one.id().compareTo(other.id()))));
        all.forEach(event -> require(event, mark));
        List<EventChange> lacking = all.stream()
                .filter(event -> !event.bears(mark))
                .map(event -> new EventChange(event.id(), changedAt(event), mark))
                .toList();
        if (lacking.size() > MOST_BY_CALL) {
            throw InvoiceForm.refused(
                    "TOO_MANY_EVENTS",
                    "Invoice %s is of %d billing events, of which %d can be changed at once"
                            .formatted(mark.number(), lacking.size(), MOST_BY_CALL),
                    "Set number and date on the billing events by hand");
        }
        return lacking;
    }

    /** What was looked up does not say yet what an earlier write of the same batch makes of an event. */
    private static void requireFree(EventChange change, Map<String, InvoiceMark> promised) {
        InvoiceMark former = promised.get(change.event());
        if (former != null) {
            throw hasNumber(change.event(), former.number(), former.date(), change.mark());
        }
    }

    private static void require(BilledEvent event, InvoiceMark mark) {
        List<String> others = event.sources().stream()
                .filter(source -> !mark.sources().contains(source))
                .toList();
        if (!others.isEmpty()) {
            throw InvoiceForm.refused(
                    "EVENT_OF_SEVERAL",
                    "Billing event %s bills what invoice %s does not: %s"
                            .formatted(event.id(), mark.number(), InvoiceForm.listed(others)),
                    "Take these items off the event in the package and generate billing for them anew, or set number and date by hand");
        }
        if (event.number() != null && !event.bears(mark)) {
            throw hasNumber(event.id(), event.number(), event.date(), mark);
        }
    }

    private static Instant changedAt(BilledEvent event) {
        if (event.changedAt() == null) {
            throw InvoiceForm.refused(
                    "EVENT_NOT_SHOWN",
                    "The org shows an item of billing event %s, and not the event".formatted(event.id()),
                    "Give the user of the connected app read access to %s".formatted(BillingEvents.EVENT));
        }
        return event.changedAt();
    }

    private static BadRecordException hasNumber(
            String event, String number, @Nullable LocalDate date, InvoiceMark mark) {
        return InvoiceForm.refused(
                "EVENT_HAS_NUMBER",
                "Billing event %s bears the number %s of %s, and not %s of %s"
                        .formatted(event, number, date, mark.number(), mark.date()),
                "If that invoice was credited and billed again, clear number, date and flag on the event; else find out which of the two is right");
    }

    private void send(List<Marking> markings, @Nullable Outcome[] outcomes) {
        for (List<Marking> together : calls(markings)) {
            Iterator<Outcome> told = call(together).iterator();
            together.forEach(marking -> outcomes[marking.position()] = told.next());
        }
    }

    /** Some invoices each, as their events leave room, in their order. */
    private static List<List<Marking>> calls(List<Marking> markings) {
        List<List<Marking>> calls = new ArrayList<>();
        List<Marking> call = new ArrayList<>();
        int events = 0;
        for (Marking marking : markings) {
            events += marking.changes().size();
            if (calls.isEmpty() || events > MOST_BY_CALL || call.size() == MOST_INVOICES_BY_CALL) {
                call = new ArrayList<>();
                calls.add(call);
                events = marking.changes().size();
            }
            call.add(marking);
        }
        return calls;
    }

    /** What became of one invoice after the other, each for itself. A call that is not made fails those alone that it was for. */
    private List<Outcome> call(List<Marking> markings) {
        try {
            Iterator<Marking> asked = markings.iterator();
            return org
                    .composite(
                            new Composite(markings.stream().map(Marking::graph).toList()))
                    .stream()
                    .map(answer -> answer.outcome(asked.next().mark().number()))
                    .toList();
        } catch (ConnectorException e) {
            return Collections.nCopies(markings.size(), Outcome.of(e.problem()));
        }
    }
}
