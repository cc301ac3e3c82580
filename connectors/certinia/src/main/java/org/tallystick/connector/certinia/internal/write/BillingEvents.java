package org.tallystick.connector.certinia.internal.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.certinia.internal.write.BillingItemWire.Event;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.connector.salesforce.platform.Soql;
import org.tallystick.connector.salesforce.platform.WireFields;
import org.tallystick.spi.ConnectorException;

/** The package's billing events with what they bill. Source: the vendor contract sheet of Certinia, sections 2, 3 and 5. */
final class BillingEvents {

    static final String EVENT = "pse__Billing_Event__c";
    static final String ITEM = "pse__Billing_Event_Item__c";
    static final String INVOICED = "pse__Invoiced__c";
    static final String NUMBER = "pse__Invoice_Number__c";
    static final String DATE = "pse__Invoice_Date__c";

    /** Of an item, those that a row has; then those by which it is found. */
    static final List<String> FIELDS = Stream.concat(
                    WireFields.of(BillingItemWire.class).stream(), Stream.of("pse__Expense__c", "pse__Milestone__c"))
            .toList();

    private static final JsonBinder<BillingItemWire> BINDER = JsonBinder.of(BillingItemWire.class);
    private static final String NUMBER_OF_EVENT = "pse__Billing_Event__r." + NUMBER;

    private final OrgClient org;

    BillingEvents(OrgClient org) {
        this.org = org;
    }

    /**
     * Those that bill one of these records, by the ids of all that they bill.
     *
     * @throws ConnectorException if it is not known
     */
    Map<String, BilledEvent> billing(Set<String> timecards, Set<String> expenses, Set<String> milestones) {
        Set<String> ids = new TreeSet<>();
        ids.addAll(eventsOf("pse__Timecard_Split__r.pse__Timecard_Header__c", timecards));
        ids.addAll(eventsOf("pse__Expense__c", expenses));
        ids.addAll(eventsOf("pse__Milestone__c", milestones));
        Map<String, BilledEvent> bySource = new LinkedHashMap<>();
        for (BilledEvent event : where(EVENT, ids)) {
            event.sources().forEach(source -> bySource.put(source, event));
        }
        return bySource;
    }

    /** Those that bear one of these numbers, in whatever case: the org compares texts without regard to it. */
    Collection<BilledEvent> numbered(Collection<String> numbers) {
        return where(NUMBER_OF_EVENT, numbers);
    }

    /** The numbers that events bear, after that one, in the order of the org: as many rows as are asked for, a number as often as it has items. */
    List<String> numbersAfter(@Nullable String number, int rows) {
        String after = number == null ? "" : " AND %s > %s".formatted(NUMBER_OF_EVENT, Soql.text(number));
        return bound(select()
                        + "%s != null%s ORDER BY %s ASC LIMIT %d"
                                .formatted(NUMBER_OF_EVENT, after, NUMBER_OF_EVENT, rows))
                .flatMap(item -> Stream.ofNullable(item.head()))
                .flatMap(event -> Stream.ofNullable(event.number()))
                .toList();
    }

    private List<String> eventsOf(String field, Set<String> records) {
        return items(field, records)
                .flatMap(item -> Stream.ofNullable(item.event()))
                .toList();
    }

    private Collection<BilledEvent> where(String field, Collection<String> values) {
        return items(field, values)
                .filter(item -> item.event() != null)
                .collect(Collectors.groupingBy(
                        item -> SalesforceId.canonical(String.valueOf(item.event())),
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), BillingEvents::event)))
                .values();
    }

    private static BilledEvent event(List<BillingItemWire> items) {
        BillingItemWire first = items.get(0);
        Event head = first.head();
        return new BilledEvent(
                SalesforceId.canonical(String.valueOf(first.event())),
                head == null ? null : head.number(),
                head == null ? null : head.date(),
                head != null && Boolean.TRUE.equals(head.invoiced()),
                head == null ? null : head.changedAt(),
                items.stream().flatMap(item -> item.sources().stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Stream<BillingItemWire> items(String field, Collection<String> values) {
        List<BillingItemWire> items = new ArrayList<>();
        for (String soql : Soql.chunks(values, some -> select() + field + " IN " + some)) {
            bound(soql).forEach(items::add);
        }
        return items.stream();
    }

    private static String select() {
        return "SELECT %s FROM %s WHERE ".formatted(String.join(", ", FIELDS), ITEM);
    }

    private Stream<BillingItemWire> bound(String soql) {
        try {
            return org.query(soql).stream().map(BINDER::bind).toList().stream();
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem());
        }
    }
}
