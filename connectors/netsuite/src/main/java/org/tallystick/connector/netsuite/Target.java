package org.tallystick.connector.netsuite;

/** What we write and find again: its name as a REST record, and its rows in SuiteQL. */
final class Target {

    static final Target CUSTOMER = new Target("customer", "", "customer", "");

    /** A project is a {@code job} here. */
    static final Target PROJECT = new Target("job", "", "job", "");

    /** Its lines are replaced: a repeated write that only merged them would append what is there already. */
    static final Target INVOICE = new Target("invoice", "?replace=item", "transaction", "type = 'CustInvc' AND ");

    /** Its lines are replaced as an invoice's are; what it is set against is not, for that people do in NetSuite. */
    static final Target CREDIT_MEMO =
            new Target("creditMemo", "?replace=item", "transaction", "type = 'CustCred' AND ");

    /** Its lines are replaced as an invoice's are. */
    static final Target JOURNAL_ENTRY =
            new Target("journalEntry", "?replace=line", "transaction", "type = 'Journal' AND ");

    private final String record;
    private final String query;
    private final String table;
    private final String condition;

    private Target(String record, String query, String table, String condition) {
        this.record = record;
        this.query = query;
        this.table = table;
        this.condition = condition;
    }

    /** A custom record, which has one name everywhere. */
    static Target customRecord(String name) {
        return new Target(name, "", name, "");
    }

    /** Its REST name. */
    String record() {
        return record;
    }

    /** What an upsert's address ends with. */
    String query() {
        return query;
    }

    /** What tells its rows from others of their table, up to the next condition. */
    String condition() {
        return condition;
    }

    /** {@code columns} of the rows for which {@code where} holds, in the order of their internal ids. */
    String select(String columns, String where) {
        return "SELECT %s FROM %s WHERE %s%s ORDER BY id".formatted(columns, table, condition, where);
    }
}
