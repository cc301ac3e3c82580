package org.tallystick.testkit.properties.ledger;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.LineKind;
import org.tallystick.model.Ref;

/**
 * A billable item, as one run computes it (RULES rule 2).
 *
 * @param kind of line
 * @param system of its source
 * @param id of its source line
 * @param engagement id of what it is billed on
 * @param currency of the engagement
 * @param project id
 * @param role that prices it; time only
 * @param resource who worked; time only
 * @param serviceDate its day of service
 * @param to last day that it covers; recurring only
 * @param quantity hours, or 1
 * @param unitAmount before the cap: the rate as agreed, rounded for all kinds but time; none: no rate was found
 * @param amount rounded; none: no rate was found
 * @param reason what rules 3, 4 and 6.1 to 6.3 say against it; none: nothing
 * @param stop what its records say against billing more of it; none: nothing
 */
public record Item(
        LineKind kind,
        String system,
        String id,
        String engagement,
        String currency,
        String project,
        @Nullable String role,
        @Nullable Ref<?> resource,
        LocalDate serviceDate,
        @Nullable LocalDate to,
        BigDecimal quantity,
        @Nullable BigDecimal unitAmount,
        @Nullable BigDecimal amount,
        @Nullable HoldReason reason,
        @Nullable HoldReason stop) {

    /** The order of rule 6: service date, then source id; where kinds have one id, then kind. */
    static final Comparator<Item> ORDER = comparing(Item::serviceDate)
            .thenComparing(Item::id, CodePoints.ORDER)
            .thenComparing(Item::kind);

    boolean isSameSource(Item other) {
        return kind == other.kind && system.equals(other.system) && id.equals(other.id);
    }

    /** Rule 8: what is compared of a billed item. */
    boolean isSameBilling(Item other) {
        return engagement.equals(other.engagement)
                && currency.equals(other.currency)
                && serviceDate.equals(other.serviceDate)
                && project.equals(other.project)
                && Objects.equals(role, other.role)
                && quantity.compareTo(other.quantity) == 0
                && price().compareTo(other.price()) == 0
                && Objects.equals(to, other.to);
    }

    boolean usesCap() {
        return kind == LineKind.TIME || kind == LineKind.EXPENSE;
    }

    /** The unit amount of an item that has one. */
    BigDecimal price() {
        return Objects.requireNonNull(unitAmount, "unitAmount");
    }

    /** The amount of an item that has one. */
    BigDecimal value() {
        return Objects.requireNonNull(amount, "amount");
    }

    Item heldFor(@Nullable HoldReason why) {
        return with(why, stop);
    }

    Item stoppedBy(@Nullable HoldReason why) {
        return with(reason, why);
    }

    private Item with(@Nullable HoldReason newReason, @Nullable HoldReason newStop) {
        return new Item(
                kind,
                system,
                id,
                engagement,
                currency,
                project,
                role,
                resource,
                serviceDate,
                to,
                quantity,
                unitAmount,
                amount,
                newReason,
                newStop);
    }
}
