package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Finds out what keeps an account from being used, and says how to mend it. Reads one row of each table that is read or looked up for the types that are in
 * use, and the items of lines.
 */
final class AccountCheck {

    private static final List<RecordType<?>> DOCUMENTS = List.of(RecordType.INVOICE, RecordType.CREDIT_MEMO);

    /** What is read or looked up, and what a role may view that sees it. */
    private static final List<Table> TABLES = List.of(
            new Table("currency", "currencies", RecordType.all()),
            new Table("salestaxitem", "tax codes", DOCUMENTS),
            new Table("subsidiary", "subsidiaries", List.of(RecordType.LEGAL_ENTITY)),
            new Table("accountingperiod", "accounting periods", List.of(RecordType.LEGAL_ENTITY)),
            new Table("customer", "customers", List.of(RecordType.CUSTOMER)),
            new Table("job", "projects", List.of(RecordType.PROJECT, RecordType.TIME_ENTRY)),
            new Table("employee", "employees", List.of(RecordType.RESOURCE)),
            new Table("timebill", "time", List.of(RecordType.TIME_ENTRY)),
            new Table(
                    "transaction",
                    "transactions",
                    List.of(RecordType.INVOICE, RecordType.CREDIT_MEMO, RecordType.JOURNAL_ENTRY)),
            new Table("transactionline", "transactions", DOCUMENTS),
            new Table("account", "accounts", List.of(RecordType.JOURNAL_ENTRY)));

    private static final String HOST = "Check account, base-uri and the network between";

    private static final JsonBinder<KeyedRows.Row> ROW = JsonBinder.ofTexts(KeyedRows.Row.class);

    private final SuiteQl suiteQl;
    private final Collection<String> items;

    /** @param items internal ids of the items that lines name */
    AccountCheck(SuiteQl suiteQl, Collection<String> items) {
        this.suiteQl = suiteQl;
        this.items = new TreeSet<>(items);
    }

    /**
     * @param used the types that are read or written; none: all that can be
     * @throws ConnectorException with a remedy, if something is wrong
     */
    void run(Set<RecordType<?>> used) {
        for (Table table : TABLES) {
            if (isUsed(used, table.types)) {
                // Any row: no large table is put in order for it.
                Query one = Query.of("SELECT id FROM %s".formatted(table.name));
                asked(table.right, () -> suiteQl.first(one, 1, ROW));
            }
        }
        if (isUsed(used, DOCUMENTS)) {
            checkItems();
        }
    }

    private static boolean isUsed(Set<RecordType<?>> used, Collection<? extends RecordType<?>> by) {
        return used.isEmpty() || !Collections.disjoint(used, by);
    }

    private void checkItems() {
        List<String> wanted = List.copyOf(items);
        Query all = new Query(
                "SELECT id FROM item WHERE %s ORDER BY id".formatted(ExternalIds.isOneOf("id", wanted.size())), wanted);
        List<String> known = asked("items", () -> suiteQl.all(all, ROW)).stream()
                .map(KeyedRows.Row::id)
                .toList();
        List<String> absent =
                wanted.stream().filter(item -> !known.contains(item)).toList();
        if (!absent.isEmpty()) {
            throw new ConnectorException(
                    Problem.of(
                                    FailureKind.NOT_FOUND,
                                    "ITEM_MISSING",
                                    "The account has no item %s that the role may see"
                                            .formatted(String.join(", ", absent)))
                            .withRemedy(
                                    "Correct item-time, item-expense, item-milestone and item-recurring: they are internal ids"));
        }
    }

    /** A table that a role may not see is refused, or is no table to it. */
    private static <V> V asked(String right, Supplier<V> question) {
        try {
            return question.get();
        } catch (ConnectorException e) {
            Problem problem = e.problem();
            boolean isOfTheRole = problem.kind() == FailureKind.REFUSED || problem.kind() == FailureKind.INVALID;
            if (!isOfTheRole || problem.remedy() != null) {
                throw e;
            }
            String remedy = "Give the role REST Web Services, SuiteQL, and view on " + right;
            throw new ConnectorException(problem.withRemedy(remedy), e);
        }
    }

    /** The failure of a check with what to do, if it does not say it itself. */
    static ConnectorException withRemedy(ConnectorException failure, boolean isSigned) {
        return CheckAdvice.on(failure, HOST, problem -> remedy(problem, isSigned));
    }

    private static String remedy(Problem problem, boolean isSigned) {
        return switch (problem.kind()) {
            case UNAUTHORIZED ->
                isSigned
                        ? "Check consumer-key, token-id, their secrets, account and the clock of this machine; the token may be revoked"
                        : "Check client-id, certificate-id, signing-algorithm and scope, and renew the certificate if it has expired";
            case NOT_FOUND -> "Check account and base-uri: the host has no REST Web Services of this account";
            case UNAVAILABLE -> HOST;
            default -> "Try again later";
        };
    }

    /**
     * A table.
     *
     * @param name in SuiteQL
     * @param right what a role views that sees it
     * @param types for which it is read or looked up
     */
    private record Table(String name, String right, Collection<? extends RecordType<?>> types) {}
}
