package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/** What a journal entry keeps by itself. */
final class JournalRules {

    static final Rule CURRENCY = Rule.error(
            "JOURNAL_CURRENCY",
            "The amounts of an entry are in its currency, and its functional amounts in one.",
            "make one entry for each currency");
    static final Rule LINES = Rule.error(
            "JOURNAL_LINES",
            "An entry has at least two lines, and each has an amount that is not negative on one side.",
            "book the other side; turn a negative amount to the other side");
    static final Rule NUMBER = Rule.error(
            "JOURNAL_NUMBER",
            "A posted entry has a number, which only the ERP gives.",
            "read it again from the ERP once that has numbered it");
    static final Rule BALANCE = Rule.error(
            "I31",
            "Debits equal credits, in the entry's currency and in functional currency, with at most one rounding line.",
            "book the missing side, or one rounding line");

    private JournalRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, LINES, NUMBER, BALANCE);
    }

    static List<Violation> check(JournalEntry entry) {
        Findings findings = new Findings();
        HeaderRules.check(entry.header(), findings);
        checkNumber(entry, findings);
        checkLines(entry, findings);
        FxRules.checkBase(entry.fx(), entry.currency(), findings);
        if (isInTwoCurrencies(entry, findings)) {
            checkBalance(entry, "amount", LedgerLine::amount, findings);
            checkBalance(entry, "functional", LedgerLine::functional, findings);
            checkFunctional(entry, findings);
        }
        return findings.all();
    }

    private static void checkNumber(JournalEntry entry, Findings findings) {
        boolean isPosted = entry.status() == JournalStatus.POSTED || entry.status() == JournalStatus.REVERSED;
        if (isPosted && (entry.number() == null || entry.number().isBlank())) {
            findings.broken(NUMBER, "/number", "it is posted and has none");
        }
    }

    private static void checkLines(JournalEntry entry, Findings findings) {
        if (entry.lines().size() < 2) {
            findings.broken(
                    LINES, "/lines", "there are %d".formatted(entry.lines().size()));
        }
        for (int i = 0; i < entry.lines().size(); i++) {
            LedgerLine line = entry.lines().get(i);
            checkSign("/lines/" + i + "/amount", line.amount(), findings);
            checkSign("/lines/" + i + "/functional", line.functional(), findings);
        }
    }

    private static void checkSign(String path, Money amount, Findings findings) {
        if (amount.signum() < 0) {
            findings.broken(LINES, path, "is " + amount);
        }
    }

    private static boolean isInTwoCurrencies(JournalEntry entry, Findings findings) {
        Currencies own = new Currencies(entry.currency()).addAll(entry.lines(), LedgerLine::amount);
        Currencies functional = new Currencies(functionalCurrency(entry)).addAll(entry.lines(), LedgerLine::functional);
        boolean isOne = own.isOne(findings, CURRENCY, "/currency");
        return functional.isOne(findings, CURRENCY, "/lines") && isOne;
    }

    /** The rate's, else the first line's. */
    private static CurrencyCode functionalCurrency(JournalEntry entry) {
        FxRate fx = entry.fx();
        if (fx != null) {
            return fx.quote();
        }
        return entry.lines().isEmpty()
                ? entry.currency()
                : entry.lines().get(0).functional().currency();
    }

    private static void checkBalance(
            JournalEntry entry, String name, Function<LedgerLine, Money> amount, Findings findings) {
        BigDecimal debits = side(entry, Side.DEBIT, amount);
        BigDecimal credits = side(entry, Side.CREDIT, amount);
        if (debits.compareTo(credits) != 0) {
            findings.broken(
                    BALANCE,
                    "/lines",
                    "%s: debits are %s, credits %s".formatted(name, debits.toPlainString(), credits.toPlainString()));
        }
    }

    private static BigDecimal side(JournalEntry entry, Side side, Function<LedgerLine, Money> amount) {
        return entry.lines().stream()
                .filter(line -> line.side() == side)
                .map(line -> amount.apply(line).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A rounding line may have any functional amount; of others it follows from the rate. */
    private static void checkFunctional(JournalEntry entry, Findings findings) {
        long roundings = entry.lines().stream().filter(LedgerLine::rounding).count();
        if (roundings > 1) {
            findings.broken(BALANCE, "/lines", "%d are rounding lines".formatted(roundings));
        }
        FxRate fx = entry.fx();
        if (fx == null && !functionalCurrency(entry).equals(entry.currency())) {
            findings.broken(
                    FxRules.FUNCTIONAL,
                    "/fx",
                    "there is no rate from %s to %s".formatted(entry.currency(), functionalCurrency(entry)));
            return;
        }
        if (fx == null || fx.base().equals(entry.currency())) {
            checkRate(entry, fx == null ? BigDecimal.ONE : fx.rate(), findings);
        }
    }

    private static void checkRate(JournalEntry entry, BigDecimal rate, Findings findings) {
        for (int i = 0; i < entry.lines().size(); i++) {
            LedgerLine line = entry.lines().get(i);
            if (!line.rounding()) {
                Money is = line.functional();
                BigDecimal right = line.amount()
                        .amount()
                        .multiply(rate)
                        .setScale(is.currency().exponent(), RoundingMode.HALF_UP);
                findings.expectEqual(
                        FxRules.FUNCTIONAL, "/lines/" + i + "/functional", is, right, "the amount at the rate");
            }
        }
    }
}
