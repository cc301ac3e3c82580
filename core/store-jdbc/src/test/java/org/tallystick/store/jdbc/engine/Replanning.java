package org.tallystick.store.jdbc.engine;

import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.tallystick.billing.ScheduleUpdate.Treatment;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.RevenueScheduleUpdate;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/**
 * How revenue is planned anew: 10.00 EUR a day from August to October, 92 days. August is posted, September open; the contract goes up for all of its days.
 */
final class Replanning {

    static final Ref<RevenueSchedule> REF = new Ref<>("hub", RecordType.REVENUE_SCHEDULE, "S1");
    static final RevenueScheduleUpdate PROCESS = new RevenueScheduleUpdate("erp", FirmStories.LEAVE);
    static final String KEY = "revenue-schedule-update/hub/revenue-schedule/S1/A-1";

    static final String SECOND = "revenue-schedule-update/hub/revenue-schedule/S1/A-2";

    private static final Ref<Engagement> ENGAGEMENT = new Ref<>("crm", RecordType.ENGAGEMENT, "E1");
    private static final Ref<LegalEntity> ENTITY = new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE");
    private static final Period DAYS =
            new Period(AUGUST.atDay(1), OCTOBER.plusMonths(1).atDay(1));

    private Replanning() {}

    /** 11.00 EUR a day: 92.00 EUR move, which needs no one. */
    static void small(Rounds rounds, String key) {
        asked(rounds, "1012.00");
    }

    /** 20.00 EUR a day: 920.00 EUR move. */
    static void large(Rounds rounds, String key) {
        asked(rounds, "1840.00");
        rounds.insist(tally -> tally.processes().approve(key, "plan", "Ada", "as amended"));
        rounds.insist(Tallystick::advance);
    }

    /** The schedule is gone before it is approved. */
    static void goneMeanwhile(Rounds rounds) {
        asked(rounds, "1840.00");
        rounds.loses(RecordType.REVENUE_SCHEDULE);
        rounds.insist(tally -> tally.processes().approve(KEY, "plan", "Ada", "as amended"));
        rounds.insist(Tallystick::advance);
    }

    static void rejected(Rounds rounds, String key) {
        asked(rounds, "1840.00");
        FirmStories.reject(rounds, key, "plan", "not signed");
    }

    /** The ERP refuses the new version, and a person discards it. */
    static void discarded(Rounds rounds, String key) {
        rounds.schedules.meets("S1", Fate.refused(), Fate.refused(), Fate.refused(), Fate.refused());
        large(rounds, key);
        rounds.discards(RecordType.REVENUE_SCHEDULE, "S1");
        rounds.insist(Tallystick::advance);
    }

    /** After that the contract changes once more, and the ERP takes that. */
    static void discardedAndPlannedAnew(Rounds rounds, String key) {
        discarded(rounds, key);
        rounds.schedules.forgives("S1");
        again(rounds, "1012.00");
    }

    /** The ERP has a version, and the next one is rejected. */
    static void rejectedAfterOne(Rounds rounds, String key) {
        small(rounds, key);
        again(rounds, "1840.00");
        FirmStories.reject(rounds, SECOND, "plan", "not signed");
    }

    /** The ERP refuses a version, and the contract changes again. */
    static void twiceAtOnce(Rounds rounds) {
        rounds.schedules.meets("S1", Fate.refused(), Fate.refused(), Fate.refused(), Fate.refused());
        small(rounds, KEY);
        again(rounds, "1840.00");
    }

    private static void again(Rounds rounds, String value) {
        rounds.decider.puts("3", line(value)).puts("4", rounds.seen(REF).orElseThrow());
        rounds.insist(tally -> tally.run(SEPTEMBER));
        rounds.insist(tally -> PROCESS.update(tally.processes(), REF, "A-2", Treatment.CATCH_UP, "Ben"));
        rounds.insist(Tallystick::advance);
    }

    static void closedMeanwhile(Rounds rounds, String key) {
        asked(rounds, "1840.00");
        rounds.reads(entity(PeriodStatus.CLOSED, PeriodStatus.OPEN));
        rounds.insist(tally -> tally.processes().approve(key, "plan", "Ada", "as amended"));
        rounds.insist(Tallystick::advance);
    }

    private static void asked(Rounds rounds, String value) {
        rounds.decider
                .puts("1", entity(PeriodStatus.OPEN, PeriodStatus.FUTURE))
                .puts("2", Creation.engagement(ENGAGEMENT))
                .puts("3", line(value))
                .puts("4", schedule());
        rounds.insist(tally -> tally.run(AUGUST));
        rounds.insist(tally -> PROCESS.update(tally.processes(), REF, "A-1", Treatment.CATCH_UP, "Ben"));
        rounds.insist(Tallystick::advance);
    }

    private static LegalEntity entity(PeriodStatus september, PeriodStatus october) {
        return LegalEntityBuilder.builder()
                .header(Header.of(ENTITY))
                .country(new CountryCode("DE"))
                .timeZone(ZoneId.of("Europe/Berlin"))
                .fiscalPeriods(List.of(
                        fiscal(AUGUST, PeriodStatus.CLOSED), fiscal(SEPTEMBER, september), fiscal(OCTOBER, october)))
                .build();
    }

    private static FiscalPeriod fiscal(YearMonth month, PeriodStatus status) {
        return FiscalPeriod.of(month.toString(), Period.of(month), status);
    }

    private static ContractLine line(String value) {
        return ContractLineBuilder.builder()
                .header(Header.of(new Ref<>("crm", RecordType.CONTRACT_LINE, "L1")))
                .engagement(ENGAGEMENT)
                .billingMethod(BillingMethod.FIXED_PRICE)
                .value(Money.of(value, "EUR"))
                .period(DAYS)
                .obligation("SUPPORT")
                .build();
    }

    private static RevenueSchedule schedule() {
        return RevenueScheduleBuilder.builder()
                .header(Header.of(REF))
                .engagement(ENGAGEMENT)
                .obligation("SUPPORT")
                .method(RevenueMethod.STRAIGHT_LINE)
                .allocated(Money.of("920.00", "EUR"))
                .period(DAYS)
                .lines(List.of(
                        line(AUGUST, "310.00", true), line(SEPTEMBER, "300.00", false), line(OCTOBER, "310.00", false)))
                .version(1)
                .status(RevenueScheduleStatus.IN_PROGRESS)
                .build();
    }

    private static RevenueScheduleLine line(YearMonth month, String planned, boolean isPosted) {
        return new RevenueScheduleLine(
                month.toString(), Money.of(planned, "EUR"), Money.of(isPosted ? planned : "0.00", "EUR"), isPosted);
    }

    /** What is there in the end. */
    static String residue(Rounds rounds) {
        StringBuilder told = new StringBuilder(
                "ERP: schedules %s, versions %s\nhub: ".formatted(Rounds.keys(rounds.schedules), versions(rounds)));
        told.append(text(rounds.seen(REF).orElseThrow()));
        rounds.all(RecordType.REVENUE_SCHEDULE).stream()
                .filter(id -> !id.equals(REF.id()))
                .forEach(id -> told.append("; ")
                        .append(text(rounds.seen(new Ref<>("hub", RecordType.REVENUE_SCHEDULE, id))
                                .orElseThrow())));
        rounds.all(RecordType.REVENUE_EVENT)
                .forEach(id -> told.append("; ")
                        .append(text(rounds.seen(new Ref<>("hub", RecordType.REVENUE_EVENT, id))
                                .orElseThrow())));
        return told.append('\n').toString();
    }

    /** The versions that the ERP has of them. */
    private static List<String> versions(Rounds rounds) {
        return rounds.schedules.kept().stream()
                .map(found -> found.digest().replaceAll(".*, version=(\\d+),.*", "$1"))
                .toList();
    }

    private static String text(RevenueSchedule schedule) {
        List<String> lines = schedule.lines().stream()
                .map(line -> line.planned().amount() + (line.posted() ? " posted" : ""))
                .toList();
        return "version %d %s %s %s"
                .formatted(
                        schedule.version(),
                        schedule.status(),
                        lines,
                        schedule.header().extensions().keySet());
    }

    private static String text(RevenueEvent event) {
        return "%s %s on %s for version %d"
                .formatted(event.kind(), event.amount(), event.date(), event.scheduleVersion());
    }
}
