package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Finds out what keeps an account from being used, and says how to mend it. Asks all columns that are read or looked up for what is in use, and the items of
 * lines.
 */
final class AccountCheck {

    /** What a role may view that sees a table. Of a rule set's table it is the table itself. */
    private static final Map<String, String> RIGHTS = Map.ofEntries(
            Map.entry("account", "accounts"),
            Map.entry("accountingperiod", "accounting periods"),
            Map.entry("currency", "currencies"),
            Map.entry("customer", "customers"),
            Map.entry("employee", "employees"),
            Map.entry("item", "items"),
            Map.entry("job", "projects"),
            Map.entry("salestaxitem", "tax codes"),
            Map.entry("subsidiary", "subsidiaries"),
            Map.entry("timebill", "time"),
            Map.entry("transaction", "transactions"),
            Map.entry("transactionline", "transactions"));

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
     * Asks all, so that all that is missing is told at once.
     *
     * @param probes what is read and looked up
     * @param linesToo whether lines are written or read, which name items
     * @throws ConnectorException with a remedy, if something is wrong
     */
    void run(Collection<Probe> probes, boolean linesToo) {
        List<Problem> problems = new ArrayList<>();
        for (Probe probe : probes) {
            try {
                suiteQl.texts(probe.query(), 1);
            } catch (ConnectorException e) {
                problems.add(missing(probe, e));
            }
        }
        if (linesToo) {
            checkItems(problems);
        }
        if (!problems.isEmpty()) {
            String remedies = problems.stream().map(Problem::remedy).distinct().collect(Collectors.joining("; "));
            throw new ConnectorException(problems.get(0).withRemedy(remedies));
        }
    }

    private void checkItems(List<Problem> problems) {
        List<String> wanted = List.copyOf(items);
        Query all = new Query(
                "SELECT id FROM item WHERE %s ORDER BY id".formatted(ExternalIds.isOneOf("id", wanted.size())), wanted);
        List<String> absent = new ArrayList<>(wanted);
        try {
            suiteQl.all(all, ROW).forEach(row -> absent.remove(row.id()));
        } catch (ConnectorException e) {
            problems.add(missing(Probe.of(all), e));
            return;
        }
        if (!absent.isEmpty()) {
            problems.add(
                    Problem.of(
                                    FailureKind.NOT_FOUND,
                                    "ITEM_MISSING",
                                    "The account has no item %s that the role may see"
                                            .formatted(String.join(", ", absent)))
                            .withRemedy(
                                    "Correct item-time, item-expense, item-milestone and item-recurring: they are internal ids"));
        }
    }

    /**
     * What is wrong with a query, and what to do. A table or column that a role may not see is refused, or is none to it; so is one whose feature is off.
     *
     * @throws ConnectorException as it came, if it is of no query
     */
    private static Problem missing(Probe probe, ConnectorException refusal) {
        Problem problem = refusal.problem();
        boolean isOfTheQuery = problem.kind() == FailureKind.REFUSED || problem.kind() == FailureKind.INVALID;
        if (!isOfTheQuery || problem.remedy() != null) {
            throw refusal;
        }
        Set<String> tables = probe.tables();
        String remedy = probe.namedIn(problem.message())
                .findFirst()
                .map(name -> tables.contains(name) ? viewOn(Set.of(name)) : show(name, probe))
                .orElseGet(() -> viewOn(tables));
        return problem.withRemedy(remedy);
    }

    private static String viewOn(Collection<String> tables) {
        return tables.stream()
                .map(table -> RIGHTS.getOrDefault(table, "'%s', if the rule set spells it right".formatted(table)))
                .distinct()
                .collect(Collectors.joining(", ", "Give the role REST Web Services, SuiteQL, and view on ", ""));
    }

    private static String show(String column, Probe probe) {
        String right = "turn on the feature that has it, and give the role the permission that shows it";
        return probe.configured().contains(column)
                ? "Correct the field '%s' in the rule set, or %s".formatted(column, right)
                : "NetSuite shows no field '%s' of %s: %s".formatted(column, String.join(", ", probe.tables()), right);
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
}
