package org.tallystick.simulators.netsuite.internal.record;

import java.util.Map;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Changes;
import org.tallystick.simulators.netsuite.internal.books.Entry;

/** The service items that every account starts with; deliveries have none. */
public final class BuiltInItems {
    private static final Map<String, String> NAMES = Map.of(
            "51", "Professional services",
            "52", "Reimbursable expense",
            "53", "Milestone",
            "54", "Managed service");

    private BuiltInItems() {}

    /** Puts the items into an account that has none yet. */
    public static void putInto(Books books) {
        if (books.all(RecordTypes.ITEM.table()).isEmpty()) {
            Changes changes = books.changes();
            NAMES.forEach((id, name) -> changes.put(item(id, name)));
            changes.commit();
        }
    }

    private static Entry item(String id, String name) {
        return new Entry(
                RecordTypes.ITEM.table(),
                id,
                Map.of("id", id, "itemid", name, "displayname", name, "itemtype", "Service", "isinactive", "F"));
    }
}
