package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
            "Debits equal credits, in the entry's currency and in functional currency, with at most one rounding line, which is no more than half a minor unit for each other line.",
            "book the missing side; a rounding line is for what rounding leaves only");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Entries in which currencies may have moved: settlements and revaluations. */
    private static final Set<JournalKind> MOVED = EnumSet.of(JournalKind.FX, JournalKind.PAYMENT);

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

    /** A rounding line takes up what rounding leaves, and no more; of other lines the functional amount follows from a rate. */
    private static void checkFunctional(JournalEntry entry, Findings findings) {
        checkRounding(entry, findings);
        for (int i = 0; i < entry.lines().size(); i++) {
            LedgerLine line = entry.lines().get(i);
            if (line.fx() != null) {
                checkOwnRate(line.fx(), entry, "/lines/" + i + "/fx", findings);
            }
            boolean isDifference = line.isFxDifference() && MOVED.contains(entry.kind());
            if (!line.rounding() && !isDifference) {
                checkRate(line, entry, "/lines/" + i + "/functional", findings);
            }
        }
        checkRateIsThere(entry, findings);
    }

    private static void checkRounding(JournalEntry entry, Findings findings) {
        List<LedgerLine> roundings =
                entry.lines().stream().filter(LedgerLine::rounding).toList();
        if (roundings.size() > 1) {
            findings.broken(BALANCE, "/lines", "%d are rounding lines".formatted(roundings.size()));
        }
        if (roundings.size() == 1) {
            LedgerLine rounding = roundings.get(0);
            String path = "/lines/" + entry.lines().indexOf(rounding);
            checkSmall(rounding.amount(), entry.lines().size() - 1, path + "/amount", findings);
            checkSmall(rounding.functional(), entry.lines().size() - 1, path + "/functional", findings);
        }
    }

    /** Each of the other lines is off by half a minor unit at most. */
    private static void checkSmall(Money rounding, int others, String path, Findings findings) {
        BigDecimal most =
                HALF.multiply(BigDecimal.valueOf(others, rounding.currency().exponent()));
        if (rounding.amount().abs().compareTo(most) > 0) {
            findings.broken(
                    BALANCE,
                    path,
                    "is %s, rounding %d other lines leaves at most %s"
                            .formatted(rounding, others, most.toPlainString()));
        }
    }

    private static void checkOwnRate(FxRate own, JournalEntry entry, String path, Findings findings) {
        FxRules.checkBase(own, entry.currency(), path, findings);
        CurrencyCode functional = functionalCurrency(entry);
        if (!own.quote().equals(functional)) {
            findings.broken(
                    FxRules.FUNCTIONAL,
                    path + "/quote",
                    "is %s, functional amounts are in %s".formatted(own.quote(), functional));
        }
    }

    /** Its own rate, else the entry's, else 1 within one currency; a rate of other currencies is reported where it is. */
    private static void checkRate(LedgerLine line, JournalEntry entry, String path, Findings findings) {
        FxRate fx = line.fx() == null ? entry.fx() : line.fx();
        Money is = line.functional();
        boolean isRate = fx == null
                ? is.currency().equals(entry.currency())
                : fx.base().equals(entry.currency()) && fx.quote().equals(is.currency());
        if (isRate) {
            BigDecimal rate = fx == null ? BigDecimal.ONE : fx.rate();
            BigDecimal right =
                    line.amount().amount().multiply(rate).setScale(is.currency().exponent(), RoundingMode.HALF_UP);
            findings.expectEqual(FxRules.FUNCTIONAL, path, is, right, "the amount at the rate");
        }
    }

    private static void checkRateIsThere(JournalEntry entry, Findings findings) {
        CurrencyCode functional = functionalCurrency(entry);
        boolean isNeeded = !functional.equals(entry.currency())
                && entry.lines().stream()
                        .anyMatch(line -> line.fx() == null && line.amount().signum() != 0);
        if (entry.fx() == null && isNeeded) {
            findings.broken(
                    FxRules.FUNCTIONAL,
                    "/fx",
                    "there is no rate from %s to %s".formatted(entry.currency(), functional));
        }
    }
}
