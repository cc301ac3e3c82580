package org.tallystick.connector.certinia.internal.write;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * An invoice as billing events are told of it. A source says no system: what has the form of an id of the org is named, and the engine knows whether this
 * system told it.
 */
final class InvoiceForm {

    private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9]{18}:\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern RECORD = Pattern.compile("[A-Za-z0-9]{18}");

    /** Code points. */
    private static final int MAX_NUMBER = 80;

    private static final int NAMED = 5;

    private final SystemRefs own;

    InvoiceForm(SystemRefs own) {
        this.own = own;
    }

    /** The time entries, expenses and milestones of this system that it bills, each once; no I/O. */
    List<Ref<?>> references(Invoice invoice) {
        return List.copyOf(billed(invoice).keySet());
    }

    /**
     * What events are told.
     *
     * @throws BadRecordException if they cannot be told of it
     */
    InvoiceMark mark(Write<Invoice> write) {
        Invoice invoice = write.record();
        String number = number(write);
        Map<Ref<?>, List<LineSource>> billed = billed(invoice);
        if (billed.isEmpty()) {
            throw refused(
                    "NOTHING_OF_THIS_ORG",
                    "Invoice %s bills no time, expense or milestone of '%s'".formatted(number, own.system()),
                    "Deliver only invoices there that bill something of it");
        }
        List<String> parts = billed.entrySet().stream()
                .filter(source -> isInPart(source.getValue()))
                .map(source -> source.getKey().id())
                .toList();
        if (!parts.isEmpty()) {
            throw refused(
                    "SOURCE_IN_PART",
                    "Invoice %s bills only a part of %s, and an event has one number".formatted(number, listed(parts)),
                    "Set number and date on the billing event by hand, as it is agreed with the customer");
        }
        SortedSet<String> sources = billed.keySet().stream().map(write::idOf).collect(toCollection(TreeSet::new));
        return new InvoiceMark(number, invoice.issueDate(), sources);
    }

    private static String number(Write<Invoice> write) {
        String number = write.record().number();
        if (number == null || write.record().state().document() != DocumentStatus.ISSUED) {
            throw refused(
                    "NOT_ISSUED",
                    "Invoice %s has the number %s and is %s: events are told of issued invoices"
                            .formatted(
                                    write.record().key(),
                                    number,
                                    write.record().state().document()),
                    "Deliver it when the ERP has issued it; the next run tries again");
        }
        if (number.codePointCount(0, number.length()) > MAX_NUMBER) {
            throw new BadRecordException(Problem.ofField(
                    "NUMBER_TOO_LONG",
                    BillingEvents.NUMBER,
                    number,
                    "The field holds %d characters, and the number of an invoice is never cut".formatted(MAX_NUMBER),
                    "Set it on the billing event by hand, in the form that is agreed"));
        }
        if (!number.equals(write.externalKey())) {
            throw new BadRecordException(Problem.ofField(
                    "KEY_IS_NUMBER",
                    BillingEvents.NUMBER,
                    number,
                    "Invoice %s has the key %s: events are found by the number".formatted(number, write.externalKey()),
                    "Let the flow's key be the invoice's number: to(…).keyedBy(…)"));
        }
        return number;
    }

    /** What it bills of this system, in the order of its lines; what comes to no hours is no entry that anybody bills. */
    private Map<Ref<?>, List<LineSource>> billed(Invoice invoice) {
        Map<Ref<?>, List<LineSource>> billed = new LinkedHashMap<>();
        for (InvoiceLine line : invoice.lines()) {
            for (LineSource source : line.sources()) {
                if (source.quantity().signum() != 0) {
                    ref(line, source)
                            .ifPresent(ref -> billed.computeIfAbsent(ref, key -> new ArrayList<>())
                                    .add(source));
                }
            }
        }
        return billed;
    }

    private Optional<Ref<?>> ref(InvoiceLine line, LineSource source) {
        return switch (line.kind()) {
            case TIME -> ref(RecordType.TIME_ENTRY, source.id(), ENTRY);
            case EXPENSE -> ref(RecordType.EXPENSE_ITEM, source.id(), RECORD);
            case MILESTONE -> ref(RecordType.MILESTONE, source.id(), RECORD);
            case RECURRING -> Optional.empty();
        };
    }

    private Optional<Ref<?>> ref(RecordType<?> type, String id, Pattern form) {
        return form.matcher(id).matches() ? Optional.of(own.ref(type, id)) : Optional.empty();
    }

    /** Whether more of the item is billed elsewhere, or is still to be. */
    private static boolean isInPart(List<LineSource> sources) {
        Money sum = sources.stream().map(LineSource::amount).reduce(Money::plus).orElseThrow();
        return !sum.equals(sources.get(0).item().amount());
    }

    /** The first of them, and how many there are more. */
    static String listed(Collection<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : "%s and %d more".formatted(first, names.size() - NAMED);
    }

    static BadRecordException refused(String code, String message, String remedy) {
        return new BadRecordException(
                Problem.of(FailureKind.REFUSED, code, message).withRemedy(remedy));
    }
}
