package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Finds out what keeps an account from being used, and says how to mend it. Reads one row of each table that is looked up, and the items. */
final class AccountCheck {

    /** Tables that look-ups read. */
    private static final List<String> TABLES = List.of("currency", "salestaxitem", "customer", "job", "transaction");

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
        for (String table : TABLES) {
            suiteQl.first(Query.of("SELECT id FROM %s ORDER BY id".formatted(table)), 1, ROW);
        }
        List<String> wanted = List.copyOf(items);
        List<String> known = suiteQl
                .all(
                        new Query(
                                "SELECT id FROM item WHERE %s ORDER BY id"
                                        .formatted(ExternalIds.isOneOf("id", wanted.size())),
                                wanted),
                        ROW)
                .stream()
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
            case REFUSED, INVALID ->
                "Give the role REST Web Services, SuiteQL, and view on currencies, tax codes, items, customers, projects and transactions";
            case NOT_FOUND -> "Check account and base-uri: the host has no REST Web Services of this account";
            case UNAVAILABLE -> HOST;
            default -> "Try again later";
        };
    }
}
