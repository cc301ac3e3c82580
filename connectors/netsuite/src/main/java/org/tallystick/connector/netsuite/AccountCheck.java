package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Finds out what keeps an account from being used, and says how to mend it. Reads one row of each table that is read built-in or looked up, and the
 * items.
 */
final class AccountCheck {

    /** Tables that are read built-in or looked up, and what a role may view that sees them. */
    private static final List<Table> TABLES = List.of(
            new Table("currency", "currencies"),
            new Table("salestaxitem", "tax codes"),
            new Table("subsidiary", "subsidiaries"),
            new Table("accountingperiod", "accounting periods"),
            new Table("customer", "customers"),
            new Table("job", "projects"),
            new Table("employee", "employees"),
            new Table("timebill", "time"),
            new Table("transaction", "transactions"),
            new Table("transactionline", "transactions"),
            new Table("account", "accounts"));

    private static final String HOST = "Check account, base-uri and the network between";

    private static final JsonBinder<KeyedRows.Row> ROW = JsonBinder.ofTexts(KeyedRows.Row.class);

    private final SuiteQl suiteQl;
    private final Collection<String> items;

    /** @param items internal ids of the items that lines name */
    AccountCheck(SuiteQl suiteQl, Collection<String> items) {
        this.suiteQl = suiteQl;
        this.items = new TreeSet<>(items);
    }

    /** @throws ConnectorException with a remedy, if something is wrong */
    void run() {
        for (Table table : TABLES) {
            // Any row: no large table is put in order for it.
            Query one = Query.of("SELECT id FROM %s".formatted(table.name));
            asked(table.right, () -> suiteQl.first(one, 1, ROW));
        }
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
     */
    private record Table(String name, String right) {}
}
