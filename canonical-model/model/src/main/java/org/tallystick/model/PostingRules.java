package org.tallystick.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.PeriodStatus;

/** When a legal entity's books take a posting. */
final class PostingRules {

    static final Rule PERIOD = Rule.error(
            "I34",
            "A posting date lies in an open fiscal period of its legal entity, or in a softly closed one if its kind is permitted there.",
            "post it in the first open period, or have the period opened again");

    private PostingRules() {}

    static List<Rule> all() {
        return List.of(PERIOD);
    }

    static List<Violation> check(LegalEntity entity, JournalEntry entry, Set<JournalKind> permitted) {
        return check(entity, entry.date(), "/date", entry.fiscalPeriod(), entry.kind(), permitted);
    }

    /** Of a record that names its fiscal period: that is the one of the day. */
    static List<Violation> check(
            LegalEntity entity,
            LocalDate day,
            String path,
            String fiscalPeriod,
            JournalKind kind,
            Set<JournalKind> permitted) {
        Findings findings = new Findings();
        check(entity, day, path, kind, permitted, findings);
        entity.fiscalPeriodOn(day)
                .filter(period -> !period.code().equals(fiscalPeriod))
                .ifPresent(period -> findings.broken(
                        PERIOD, "/fiscalPeriod", "is %s, %s lies in %s".formatted(fiscalPeriod, day, period.code())));
        return findings.all();
    }

    static List<Violation> check(
            LegalEntity entity, LocalDate day, String path, JournalKind kind, Set<JournalKind> permitted) {
        Findings findings = new Findings();
        check(entity, day, path, kind, permitted, findings);
        return findings.all();
    }

    private static void check(
            LegalEntity entity,
            LocalDate day,
            String path,
            JournalKind kind,
            Set<JournalKind> permitted,
            Findings findings) {
        Optional<FiscalPeriod> period = entity.fiscalPeriodOn(day);
        if (period.isEmpty()) {
            findings.broken(PERIOD, path, "%s has no fiscal period on %s".formatted(entity.ref(), day));
            return;
        }
        PeriodStatus status = statusFor(period.get(), kind);
        boolean takesIt =
                status == PeriodStatus.OPEN || (status == PeriodStatus.SOFT_CLOSED && permitted.contains(kind));
        if (!takesIt) {
            findings.broken(
                    PERIOD,
                    path,
                    "%s lies in %s, which is %s for %s"
                            .formatted(day, period.get().code(), status, kind));
        }
    }

    /** A sub-ledger's own status goes before the ledger's. */
    private static PeriodStatus statusFor(FiscalPeriod period, JournalKind kind) {
        PeriodStatus own = switch (kind) {
            case INVOICE, CREDIT_MEMO, PAYMENT -> period.receivables();
            case REVENUE, ACCRUAL -> period.revenue();
            case VENDOR_BILL -> period.payables();
            case FX, MANUAL -> null;
        };
        return own == null ? period.status() : own;
    }
}
