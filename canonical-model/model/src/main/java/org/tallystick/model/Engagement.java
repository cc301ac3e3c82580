package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * Sold work: what may be billed to whom, by which company, on which terms. Made from a contracted opportunity when its set-up
 * checks pass (RULES rule 1).
 *
 * @param header what all records share
 * @param name as shown
 * @param customer sold-to
 * @param ultimateParent root of the customer's hierarchy when it was set up
 * @param billTo who gets the invoices, if another than the customer
 * @param legalEntity the company that sells, books and issues
 * @param currency in which everything of it is billed
 * @param serviceLine code of what was sold
 * @param terms as agreed, before amendments
 * @param paper what was signed
 * @param payment who pays it, and when
 * @param value what it comes to, before tax, as amended (I40)
 * @param versions in the order of their numbers
 * @param status how far it is
 */
@BuiltRecord
public record Engagement(
        @Valid Header header,
        @Name String name,
        Ref<Customer> customer,
        Ref<Customer> ultimateParent,
        @Nullable Ref<Customer> billTo,
        Ref<LegalEntity> legalEntity,
        CurrencyCode currency,
        @Code String serviceLine,
        @Valid ContractTerms terms,
        @Valid ContractPaper paper,
        @Valid PaymentArrangement payment,

        @Needed(groups = Complete.class) @Nullable @PositiveOrZero Money value,

        List<@Valid EngagementVersion> versions,
        @Needed(groups = Complete.class) @Nullable EngagementStatus status)
        implements Entity {

    public Engagement {
        MissingFieldsException.check(
                Engagement.class,
                "header",
                header,
                "name",
                name,
                "customer",
                customer,
                "ultimateParent",
                ultimateParent,
                "legalEntity",
                legalEntity,
                "currency",
                currency,
                "serviceLine",
                serviceLine);
        terms = terms == null ? ContractTerms.OPEN : terms;
        paper = paper == null ? ContractPaper.NONE : paper;
        payment = payment == null ? PaymentArrangement.NONE : payment;
        versions = versions == null ? List.of() : List.copyOf(versions);
    }

    /** Who gets the invoices. */
    public Ref<Customer> invoicedTo() {
        return billTo == null ? customer : billTo;
    }

    @Override
    public List<Violation> check() {
        return EngagementRules.check(this);
    }

    /**
     * What it breaks together with its lines: their sum ({@code I40}), its term ({@code ENGAGEMENT_TERM}), what each covers
     * ({@code CONTRACT_LINE_SCOPE}). As long as a line has no value, the sum is not judged.
     *
     * @param lines all current ones
     */
    public List<Violation> checkLines(Collection<ContractLine> lines) {
        return ContractStructure.checkLines(this, lines);
    }

    /** What it breaks as the state after {@code earlier}: executed versions never change ({@code ENGAGEMENT_VERSION_FROZEN}). */
    public List<Violation> checkAfter(Engagement earlier) {
        return ContractStructure.checkAfter(earlier, this);
    }

    /**
     * Whether its schedules sum to its value ({@code I26}); superseded ones do not count. Not for a contract with a typed variable part, nor
     * judged without a value.
     *
     * @param schedules all of it
     */
    public List<Violation> checkSchedules(Collection<RevenueSchedule> schedules) {
        return value == null ? List.of() : RevenueScheduleRules.checkAll(value, schedules);
    }
}
