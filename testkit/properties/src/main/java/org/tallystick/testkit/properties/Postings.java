package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ContractPosition;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.JournalKind;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.Payment;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.Side;
import org.tallystick.model.VendorBill;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/**
 * The books of one contract: an entry for each document and revenue event, then one that shows as unbilled what is earned and not invoiced.
 * What is invoiced is deferred until it is earned.
 */
record Postings(SoldWork sold) {

    static final String CASH = "1000";
    static final String RECEIVABLES = "1200";
    static final String UNBILLED = "1300";
    static final String PAYABLES = "2000";
    static final String TAX = "2200";
    static final String DEFERRED = "2300";
    static final String REVENUE = "4000";
    static final String COST = "5000";
    private static final String FX = "7000";
    private static final String ROUNDING = "7900";

    /** What goes to an account: a debit, or a credit if it is negative. */
    private record Move(String account, Money amount) {}

    /** The id of the entry that books a record. */
    static String idOf(Ref<?> source) {
        return "J/%s/%s".formatted(source.type().name(), source.id());
    }

    /** The entries that book these records. */
    List<JournalEntry> of(List<Entity> records) {
        List<JournalEntry> entries = new ArrayList<>();
        Money none = Money.zero(firm().plan().currency());
        Money earned = none;
        Money billed = none;
        for (Entity record : records) {
            if (record instanceof Invoice invoice) {
                entries.add(invoice(invoice));
                billed = billed.plus(invoice.totals().net());
            } else if (record instanceof CreditMemo credit) {
                entries.add(credit(credit, entries));
                billed = billed.minus(credit.totals().net());
            } else if (record instanceof Payment payment) {
                entries.add(payment(payment));
            } else if (record instanceof VendorBill bill) {
                entries.add(bill(bill));
            } else if (record instanceof RevenueEvent event) {
                entries.add(event(event));
                earned = earned.plus(event.amount());
            }
        }
        entries.add(accrual(ContractPosition.of(earned, billed).unbilled()));
        return entries;
    }

    private Firm firm() {
        return sold.firm();
    }

    private JournalEntry invoice(Invoice invoice) {
        return entry(
                JournalKind.INVOICE,
                invoice.ref(),
                invoice.issueDate(),
                new Move(RECEIVABLES, invoice.totals().due()),
                new Move(DEFERRED, invoice.totals().net().negated()),
                new Move(TAX, invoice.totals().tax().negated()));
    }

    /** The invoice's entry, turned. */
    private JournalEntry credit(CreditMemo credit, List<JournalEntry> entries) {
        JournalEntry original = entries.stream()
                .filter(entry -> entry.ref().id().equals(idOf(credit.original())))
                .findFirst()
                .orElseThrow();
        List<LedgerLine> turned = original.lines().stream()
                .map(line -> LedgerLineBuilder.builder(line)
                        .side(line.side() == Side.DEBIT ? Side.CREDIT : Side.DEBIT)
                        .source(credit.ref())
                        .build())
                .toList();
        return JournalEntryBuilder.builder(original)
                .header(header(RecordType.JOURNAL_ENTRY, idOf(credit.ref())))
                .number(idOf(credit.ref()))
                .date(credit.issueDate())
                .fiscalPeriod(firm().periodOf(credit.issueDate()))
                .kind(JournalKind.CREDIT_MEMO)
                .reverses(RecordType.JOURNAL_ENTRY.refOf(original))
                .lines(turned)
                .build();
    }

    private JournalEntry payment(Payment payment) {
        JournalEntry atOneRate = entry(
                JournalKind.PAYMENT,
                payment.ref(),
                payment.date(),
                new Move(CASH, payment.amount()),
                new Move(RECEIVABLES, payment.amount().negated()));
        return payment.fx() == null ? atOneRate : settled(atOneRate, payment.fx());
    }

    /** The cash has another rate than what it pays: the difference is booked. */
    private JournalEntry settled(JournalEntry entry, FxRate settlement) {
        LedgerLine receivable = entry.lines().get(1);
        LedgerLine cash = LedgerLineBuilder.builder(entry.lines().get(0))
                .functional(functional(receivable.amount(), settlement))
                .fx(settlement)
                .build();
        Money gain = cash.functional().minus(receivable.functional());
        List<LedgerLine> lines = new ArrayList<>(List.of(cash, receivable));
        if (gain.signum() != 0) {
            lines.add(line(FX, Money.zero(receivable.amount().currency()), gain.negated(), cash.source(), false));
        }
        return JournalEntryBuilder.builder(entry).lines(lines).build();
    }

    private JournalEntry bill(VendorBill bill) {
        return entry(
                JournalKind.VENDOR_BILL,
                bill.ref(),
                bill.date(),
                new Move(COST, bill.net()),
                new Move(PAYABLES, bill.gross().negated()));
    }

    private JournalEntry event(RevenueEvent event) {
        return entry(
                JournalKind.REVENUE,
                event.ref(),
                event.date(),
                new Move(DEFERRED, event.amount()),
                new Move(REVENUE, event.amount().negated()));
    }

    private JournalEntry accrual(Money unbilled) {
        return entry(
                JournalKind.ACCRUAL,
                sold.contractRef(),
                firm().payingDay(),
                new Move(UNBILLED, unbilled),
                new Move(DEFERRED, unbilled.negated()));
    }

    private JournalEntry entry(JournalKind kind, Ref<?> source, LocalDate day, Move... moves) {
        List<LedgerLine> lines = new ArrayList<>();
        for (Move move : moves) {
            lines.add(line(move.account(), move.amount(), functional(move.amount(), firm().fx()), source, false));
        }
        Money surplus = lines.stream().map(Postings::signed).reduce(Money::plus).orElseThrow();
        if (surplus.signum() != 0) {
            lines.add(line(ROUNDING, Money.zero(firm().plan().currency()), surplus.negated(), source, true));
        }
        return JournalEntryBuilder.builder()
                .header(header(RecordType.JOURNAL_ENTRY, idOf(source)))
                .number(idOf(source))
                .legalEntity(RecordType.LEGAL_ENTITY.refOf(firm().company()))
                .book("MAIN")
                .date(day)
                .fiscalPeriod(firm().periodOf(day))
                .currency(firm().plan().currency())
                .fx(firm().fx())
                .lines(lines)
                .kind(kind)
                .status(JournalStatus.POSTED)
                .build();
    }

    private static Money signed(LedgerLine line) {
        return line.side() == Side.DEBIT ? line.functional() : line.functional().negated();
    }

    private static Money functional(Money amount, @Nullable FxRate fx) {
        return fx == null ? amount : fx.convert(amount, RoundingMode.HALF_UP);
    }

    /** Both amounts are debits, or credits if they are negative. */
    private static LedgerLine line(String account, Money amount, Money functional, Ref<?> source, boolean isRounding) {
        boolean isCredit = amount.signum() < 0 || functional.signum() < 0;
        return LedgerLineBuilder.builder()
                .account(account)
                .side(isCredit ? Side.CREDIT : Side.DEBIT)
                .amount(isCredit ? amount.negated() : amount)
                .functional(isCredit ? functional.negated() : functional)
                .rounding(isRounding)
                .source(source)
                .build();
    }
}
