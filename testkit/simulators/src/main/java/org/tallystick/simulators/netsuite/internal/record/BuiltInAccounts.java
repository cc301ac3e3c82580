package org.tallystick.simulators.netsuite.internal.record;

import java.util.List;
import java.util.Map;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Changes;
import org.tallystick.simulators.netsuite.internal.books.Entry;

/** The chart of accounts that every account starts with; deliveries have none. */
public final class BuiltInAccounts {
    private static final List<Entry> ALL = List.of(
            account("121", "1100", "Accounts receivable", "AcctRec", "F"),
            account("122", "1200", "Unbilled receivables", "OthCurrAsset", "F"),
            account("123", "2400", "Deferred revenue", "DeferRevenue", "F"),
            account("124", "4000", "Services revenue", "Income", "F"),
            account("125", "4900", "Rounding", "Income", "F"),
            account("126", "4999", "Closed revenue", "Income", "T"));

    private BuiltInAccounts() {}

    /** Puts the chart into an account that has none yet. */
    public static void putInto(Books books) {
        if (books.all(RecordTypes.ACCOUNT.table()).isEmpty()) {
            Changes changes = books.changes();
            ALL.forEach(changes::put);
            changes.commit();
        }
    }

    private static Entry account(String id, String number, String name, String type, String inactive) {
        return new Entry(
                RecordTypes.ACCOUNT.table(),
                id,
                Map.of("id", id, "acctnumber", number, "acctname", name, "accttype", type, "isinactive", inactive));
    }
}
