package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.Money;

/**
 * One step of recognition. There is one for a schedule's version, period, kind and sequence.
 *
 * @param header what all records share
 * @param schedule what it carries out
 * @param scheduleVersion of the schedule
 * @param fiscalPeriod the ledger's name for it
 * @param date posting date
 * @param amount what it recognises; negative takes back
 * @param kind what it does
 * @param sequence among events of the same version, period and kind, from 1
 * @param basis from what it was computed
 * @param reverses what it undoes; reversals only
 * @param journal the entry that books it
 * @param status how far it is
 */
@BuiltRecord
public record RevenueEvent(
        @Valid Header header,
        Ref<RevenueSchedule> schedule,
        int scheduleVersion,
        @Code String fiscalPeriod,
        LocalDate date,
        Money amount,
        RevenueEventKind kind,
        int sequence,
        @Valid RevenueBasis basis,
        @Nullable Ref<RevenueEvent> reverses,
        @Nullable Ref<JournalEntry> journal,
        RevenueEventStatus status)
        implements Entity {

    public RevenueEvent {
        MissingFieldsException.check(
                RevenueEvent.class,
                "header",
                header,
                "schedule",
                schedule,
                "fiscalPeriod",
                fiscalPeriod,
                "date",
                date,
                "amount",
                amount,
                "kind",
                kind,
                "status",
                status);
        basis = basis == null ? RevenueBasis.SCHEDULE : basis;
    }

    /** What makes it the only one: schedule, version, period, kind and sequence. */
    public String key() {
        return "%s/%d/%s/%s/%d".formatted(schedule, scheduleVersion, fiscalPeriod, kind, sequence);
    }

    @Override
    public List<Violation> check() {
        return RevenueEventRules.check(this);
    }

    /** Which of several events are there twice, by their {@linkplain #key() keys}: {@code REVENUE_EVENT_KEY}. */
    public static List<Violation> checkKeys(Collection<RevenueEvent> events) {
        return RevenueEventRules.checkKeys(events);
    }

    /**
     * What it breaks as a posting on its date (I34).
     *
     * @param permitted what may be posted in a softly closed period
     */
    public List<Violation> checkPostingIn(LegalEntity entity, Set<JournalKind> permitted) {
        return PostingRules.check(entity, date, "/date", fiscalPeriod, JournalKind.REVENUE, permitted);
    }
}
