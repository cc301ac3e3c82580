package org.tallystick.testkit.properties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ContractPosition;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Engagement;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBalance;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.Side;
import org.tallystick.model.TieOut;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** The accounts of one company in one currency beside the documents, events and contracts that stand behind them (I30, I33). */
record LedgerLaws(World world, Ref<LegalEntity> company, CurrencyCode currency) {

    /** Those of each company and currency that a world's entries name. */
    static List<Violation> check(World world, String receivables) {
        Set<LedgerLaws> ledgers = new HashSet<>();
        for (JournalEntry entry : world.all(RecordType.JOURNAL_ENTRY)) {
            ledgers.add(new LedgerLaws(world, entry.legalEntity(), entry.currency()));
        }
        List<Violation> found = new ArrayList<>();
        ledgers.forEach(ledger -> found.addAll(ledger.check(receivables)));
        return found;
    }

    private List<Violation> check(String receivables) {
        Map<String, List<RevenueEvent>> revenue = new HashMap<>();
        Map<String, Map<Ref<Engagement>, Money>> recognized = new HashMap<>();
        for (RevenueSchedule schedule : own(world.all(RecordType.REVENUE_SCHEDULE), this::isOwn)) {
            List<RevenueEvent> events = posted(schedule);
            revenue.computeIfAbsent(name(schedule.accounts().revenue()), account -> new ArrayList<>())
                    .addAll(events);
            recognized
                    .computeIfAbsent(name(schedule.accounts().unbilled()), account -> new HashMap<>())
                    .merge(schedule.engagement(), sum(events), Money::plus);
        }
        List<Violation> found = new ArrayList<>(TieOut.receivables(balance(receivables), balances()));
        revenue.forEach((account, events) ->
                found.addAll(TieOut.revenue(balance(account).negated(), events)));
        recognized.forEach((account, contracts) -> found.addAll(unbilled(account, contracts)));
        return found;
    }

    private List<Violation> unbilled(String account, Map<Ref<Engagement>, Money> recognized) {
        List<Violation> found = new ArrayList<>();
        List<Money> positions = new ArrayList<>();
        recognized.forEach((contract, amount) -> {
            ContractPosition position = ContractPosition.of(amount, billed(contract));
            found.addAll(position.check());
            positions.add(position.unbilled());
        });
        found.addAll(TieOut.unbilled(balance(account), positions));
        return found;
    }

    private boolean isOwn(RevenueSchedule schedule) {
        return schedule.allocated().currency().equals(currency)
                && world.find(schedule.engagement())
                        .filter(contract -> contract.legalEntity().equals(company))
                        .isPresent();
    }

    private static String name(@Nullable String account) {
        return account == null ? "" : account;
    }

    private List<RevenueEvent> posted(RevenueSchedule schedule) {
        return own(
                world.all(RecordType.REVENUE_EVENT),
                event -> event.schedule().equals(schedule.ref()) && event.status() == RevenueEventStatus.POSTED);
    }

    private Money sum(Collection<RevenueEvent> events) {
        return events.stream().map(RevenueEvent::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** Debits less credits of what is posted. */
    private Money balance(String account) {
        return world.all(RecordType.JOURNAL_ENTRY).stream()
                .filter(entry ->
                        entry.legalEntity().equals(company) && entry.currency().equals(currency))
                .filter(entry -> entry.status() == JournalStatus.POSTED || entry.status() == JournalStatus.REVERSED)
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(account))
                .map(LedgerLaws::signed)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Money signed(LedgerLine line) {
        return line.side() == Side.DEBIT ? line.amount() : line.amount().negated();
    }

    private List<InvoiceBalance> balances() {
        List<CreditMemo> credits = world.all(RecordType.CREDIT_MEMO);
        return invoices().stream()
                .map(invoice -> InvoiceBalance.of(invoice, world.all(RecordType.PAYMENT), credits, List.of()))
                .toList();
    }

    private List<Invoice> invoices() {
        return own(
                world.all(RecordType.INVOICE),
                invoice -> invoice.state().posting() == Posting.POSTED
                        && invoice.legalEntity().equals(company)
                        && invoice.currency().equals(currency));
    }

    private Money billed(Ref<Engagement> contract) {
        Money billed = Money.zero(currency);
        for (Invoice invoice : own(invoices(), each -> each.engagement().equals(contract))) {
            billed = billed.plus(invoice.totals().net());
            for (CreditMemo credit : world.all(RecordType.CREDIT_MEMO)) {
                boolean isOfIt =
                        credit.posting() == Posting.POSTED && credit.original().equals(invoice.ref());
                billed = isOfIt ? billed.minus(credit.totals().net()) : billed;
            }
        }
        return billed;
    }

    private static <T> List<T> own(Collection<T> all, Predicate<T> isOwn) {
        return all.stream().filter(isOwn).toList();
    }
}
