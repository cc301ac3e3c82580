package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.Money;

/** Accounts of the ledger beside what stands behind them (I33). All amounts are in one currency. */
public final class TieOut {

    static final Rule AGREES = Rule.error(
            "I33",
            "Receivables are the sum of open balances, revenue that of posted revenue events, unbilled that of positive contract positions.",
            "find the document that is not posted, or the posting that has no document");

    private TieOut() {}

    static List<Rule> all() {
        return List.of(AGREES);
    }

    /**
     * The account of receivables.
     *
     * @param account its balance, a debit
     * @param balances of all invoices; paid ones are zero
     */
    public static List<Violation> receivables(Money account, Collection<InvoiceBalance> balances) {
        return compare("receivables", account, balances, InvoiceBalance::balance);
    }

    /**
     * The account of revenue.
     *
     * @param account its balance, a credit
     * @param events those that were posted count; one that was reversed counts too, and so does what reversed it
     */
    public static List<Violation> revenue(Money account, Collection<RevenueEvent> events) {
        List<RevenueEvent> posted = events.stream()
                .filter(event ->
                        event.status() == RevenueEventStatus.POSTED || event.status() == RevenueEventStatus.REVERSED)
                .toList();
        return compare("revenue", account, posted, RevenueEvent::amount);
    }

    /**
     * The account of unbilled work.
     *
     * @param account its balance, a debit
     * @param positions of all contracts: recognised less billed (I30); negative ones are liabilities and do not count
     */
    public static List<Violation> unbilled(Money account, Collection<Money> positions) {
        List<Money> assets =
                positions.stream().filter(position -> position.signum() > 0).toList();
        return compare("unbilled", account, assets, position -> position);
    }

    private static <T> List<Violation> compare(
            String name, Money account, Collection<T> parts, Function<T, Money> amount) {
        Findings findings = new Findings();
        if (new Currencies(account.currency()).addAll(parts, amount).isOne(findings, AGREES, "")) {
            BigDecimal sum = Amounts.sum(parts, amount);
            if (account.amount().compareTo(sum) != 0) {
                findings.broken(
                        AGREES,
                        "",
                        "%s are %s, what stands behind them %s".formatted(name, account, sum.toPlainString()));
            }
        }
        return findings.all();
    }
}
