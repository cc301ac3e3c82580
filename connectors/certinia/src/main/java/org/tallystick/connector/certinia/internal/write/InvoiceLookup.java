package org.tallystick.connector.certinia.internal.write;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.model.Invoice;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds by their number the invoices that billing events bear. The package has no invoice of its own: the number is its id, too. */
public final class InvoiceLookup implements RecordLookup<Invoice> {

    private final BillingEvents events;
    private final InvoiceForm form;
    private final int pageSize;

    public InvoiceLookup(OrgClient org, SystemRefs own, int pageSize) {
        this.events = new BillingEvents(org);
        this.form = new InvoiceForm(own);
        this.pageSize = pageSize;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Set<String> wanted = new HashSet<>(externalKeys);
        Map<String, Found> found = new HashMap<>(found(wanted));
        found.keySet().removeIf(number -> !wanted.contains(number));
        return found;
    }

    /** Numbers that others gave are listed too: nothing tells them from ours. */
    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.min(limit, pageSize);
        List<String> rows = events.numbersAfter(cursor, size);
        return new Listing(
                List.copyOf(found(new HashSet<>(rows)).values()), rows.size() < size ? null : rows.get(size - 1));
    }

    @Override
    public String digest(Write<Invoice> write) {
        try {
            return form.mark(write).digest();
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem());
        }
    }

    private Map<String, Found> found(Set<String> numbers) {
        Map<String, Found> found = new TreeMap<>();
        events.numbered(numbers).stream()
                .collect(groupingBy(event -> String.valueOf(event.number())))
                .forEach((number, same) -> found.put(
                        number, new Found(number, number, number, InvoiceMark.digest(number, same), null, null)));
        return found;
    }
}
