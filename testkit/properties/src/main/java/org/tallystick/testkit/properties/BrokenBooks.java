package org.tallystick.testkit.properties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.PaymentBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.Money;

/** Ways to break revenue and the books (I25 to I29, I31 to I34). */
record BrokenBooks(WorldBreakages ways) {

    void add() {
        ways.change(
                "I25, I26: more is allocated than the contract is worth",
                RecordType.REVENUE_SCHEDULE,
                schedule -> schedule.method() == RevenueMethod.MILESTONE,
                schedule -> planned(
                        RevenueScheduleBuilder.builder(schedule)
                                .allocated(Amounts.oneMore(schedule.allocated()))
                                .build(),
                        0,
                        1));
        ways.change(
                "I26: more is planned than is allocated",
                RecordType.REVENUE_SCHEDULE,
                schedule -> schedule.method() == RevenueMethod.MILESTONE,
                schedule -> planned(schedule, 0, 1));
        ways.addBeside(
                "I27: what was recognised by cost is recognised again",
                RecordType.REVENUE_EVENT,
                event -> event.basis().costToDate() != null && isLast(event),
                BrokenBooks::onceMore);
        ways.change(
                "I28: a month of a straight line has more, another less",
                RecordType.REVENUE_SCHEDULE,
                schedule -> schedule.method() == RevenueMethod.STRAIGHT_LINE,
                schedule -> planned(planned(schedule, 1, 2), 2, -2));
        ways.change(
                "I29: an amendment plans again what is posted",
                RecordType.REVENUE_SCHEDULE,
                schedule -> schedule.version() > 1,
                schedule -> planned(planned(schedule, 0, 1), 1, -1));
        ways.addBeside(
                "I31: a line of an entry is there twice",
                RecordType.JOURNAL_ENTRY,
                entry -> entry.lines().get(0).amount().signum() > 0,
                entry -> draft(entry, withFirstTwice(entry.lines())));
        ways.addBeside(
                "I32: a reversal is made in another book",
                RecordType.JOURNAL_ENTRY,
                entry -> entry.reverses() != null,
                entry -> JournalEntryBuilder.builder(draft(entry, entry.lines()))
                        .book("OTHER")
                        .build());
        ways.addBeside(
                "I33: receivables are posted that no invoice stands for",
                RecordType.JOURNAL_ENTRY,
                entry -> isOf(entry, Postings.RECEIVABLES) && entry.reverses() == null,
                entry -> WorldBreakages.again(RecordType.JOURNAL_ENTRY, entry));
        ways.change(
                "I34: a payment is dated before the books begin",
                RecordType.PAYMENT,
                payment -> true,
                payment -> PaymentBuilder.builder(payment)
                        .date(LocalDate.of(1999, 12, 31))
                        .build());
    }

    private static RevenueSchedule planned(RevenueSchedule schedule, int no, long more) {
        List<RevenueScheduleLine> lines = new ArrayList<>(schedule.lines());
        RevenueScheduleLine line = lines.get(no);
        Money planned = line.planned().plus(Amounts.ofUnits(more, line.planned().currency()));
        lines.set(no, new RevenueScheduleLine(line.fiscalPeriod(), planned, line.recognized(), line.posted()));
        return RevenueScheduleBuilder.builder(schedule).lines(lines).build();
    }

    private boolean isLast(RevenueEvent event) {
        return ways.find(
                        RecordType.REVENUE_EVENT,
                        other -> other.schedule().equals(event.schedule()) && other.sequence() > event.sequence())
                .isEmpty();
    }

    /** Not posted. */
    private static RevenueEvent onceMore(RevenueEvent event) {
        return RevenueEventBuilder.builder(WorldBreakages.again(RecordType.REVENUE_EVENT, event))
                .amount(Amounts.ofUnits(1, event.amount().currency()))
                .sequence(event.sequence() + 1)
                .status(RevenueEventStatus.CALCULATED)
                .journal(null)
                .build();
    }

    private static JournalEntry draft(JournalEntry entry, List<LedgerLine> lines) {
        return JournalEntryBuilder.builder(WorldBreakages.again(RecordType.JOURNAL_ENTRY, entry))
                .number(null)
                .status(JournalStatus.DRAFT)
                .lines(lines)
                .build();
    }

    private static List<LedgerLine> withFirstTwice(List<LedgerLine> lines) {
        List<LedgerLine> all = new ArrayList<>(lines);
        all.add(lines.get(0));
        return all;
    }

    private static boolean isOf(JournalEntry entry, String account) {
        return entry.lines().stream()
                .anyMatch(
                        line -> line.account().equals(account) && line.amount().signum() > 0);
    }
}
