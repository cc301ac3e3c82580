package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;

/**
 * One entry of a ledger. A posted one never changes; it is undone by another.
 *
 * @param header what all records share
 * @param number the ERP's, once it is posted
 * @param legalEntity whose books
 * @param book code of the ledger
 * @param date posting date
 * @param fiscalPeriod the ledger's name for it
 * @param currency in which it was made
 * @param fx to the functional currency, where it differs
 * @param lines at least two
 * @param kind why it is made
 * @param reverses what it undoes
 * @param status how far it is
 */
@BuiltRecord
public record JournalEntry(
        @Valid Header header,
        @Nullable @Code String number,
        Ref<LegalEntity> legalEntity,
        @Code String book,
        LocalDate date,
        @Code String fiscalPeriod,
        CurrencyCode currency,
        @Nullable FxRate fx,
        List<@Valid LedgerLine> lines,
        JournalKind kind,
        @Nullable Ref<JournalEntry> reverses,
        JournalStatus status)
        implements Entity {

    public JournalEntry {
        MissingFieldsException.check(
                JournalEntry.class,
                "header",
                header,
                "legalEntity",
                legalEntity,
                "book",
                book,
                "date",
                date,
                "fiscalPeriod",
                fiscalPeriod,
                "currency",
                currency,
                "kind",
                kind,
                "status",
                status);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    @Override
    public List<Violation> check() {
        return JournalRules.check(this);
    }

    /**
     * What it breaks as the reversal of that entry, in the books of that legal entity: the exact negation, in an open period (I32, I34).
     */
    public List<Violation> checkReversalOf(JournalEntry original, LegalEntity entity) {
        return ReversalRules.check(this, original, entity);
    }

    /**
     * What it breaks as a posting on its date (I34).
     *
     * @param permitted what may be posted in a softly closed period
     */
    public List<Violation> checkPostingIn(LegalEntity entity, Set<JournalKind> permitted) {
        return PostingRules.check(entity, this, permitted);
    }
}
