package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/**
 * Money that a customer paid. Source: ERP.
 *
 * @param header what all records share
 * @param payer who
 * @param legalEntity to whom
 * @param date when
 * @param amount how much
 * @param fx to the legal entity's functional currency, where it differs
 * @param method code of the way
 * @param reference of the bank
 * @param applications what it was set against
 * @param unapplied what is set against nothing (I24)
 * @param refunds what went back
 * @param status how far it is
 */
@BuiltRecord
public record Payment(
        @Valid Header header,
        Ref<Customer> payer,
        Ref<LegalEntity> legalEntity,
        LocalDate date,
        @Positive Money amount,
        @Nullable FxRate fx,
        @Nullable @Code String method,
        @Nullable @Code String reference,
        List<@Valid PaymentApplication> applications,
        @PositiveOrZero Money unapplied,
        List<@Valid Refund> refunds,
        PaymentStatus status)
        implements Entity {

    public Payment {
        MissingFieldsException.check(
                Payment.class,
                "header",
                header,
                "payer",
                payer,
                "legalEntity",
                legalEntity,
                "date",
                date,
                "amount",
                amount,
                "unapplied",
                unapplied,
                "status",
                status);
        applications = applications == null ? List.of() : List.copyOf(applications);
        refunds = refunds == null ? List.of() : List.copyOf(refunds);
    }

    @Override
    public List<Violation> check() {
        return PaymentRules.check(this);
    }

    /**
     * What it breaks as a posting on its date (I34).
     *
     * @param permitted what may be posted in a softly closed period
     */
    public List<Violation> checkPostingIn(LegalEntity entity, Set<JournalKind> permitted) {
        return PostingRules.check(entity, date, "/date", JournalKind.PAYMENT, permitted);
    }
}
