package org.tallystick.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

/** Why a rated item may not be billed: RULES rules 6.1 to 6.3 as of the period's last day, and the tax rule of rule 10. */
final class ContractRules {

    private static final Quantity DAY = new Quantity(BigDecimal.valueOf(24));

    private final BillingInput input;
    private final MasterData master;
    private final Period term;
    private final Map<Ref<?>, Project> projects;

    /** @param term the engagement's dates as amended */
    ContractRules(BillingInput input, MasterData master, Map<Ref<?>, Project> projects, Period term) {
        this.input = input;
        this.master = master;
        this.term = term;
        this.projects = projects;
    }

    /** The first of rules 6.1 to 6.3 that holds it; none if it keeps them all. */
    Optional<HeldItem> hold(BillableItem item, @Nullable Ref<Resource> resource) {
        if (!term.contains(item.serviceDate())) {
            return held(
                    item,
                    HoldCode.OUTSIDE_CONTRACT_DATES,
                    "%s is outside %s..%s".formatted(item.serviceDate(), term.from(), term.last()));
        }
        LocalDate closedOn = closedOn(item.project());
        if (closedOn != null && item.serviceDate().isAfter(closedOn)) {
            return held(
                    item,
                    HoldCode.PROJECT_CLOSED,
                    "project %s was closed on %s".formatted(item.project().id(), closedOn));
        }
        if (resource != null && item.kind() == LineKind.TIME) {
            Quantity hours = input.people()
                    .approvedHours()
                    .getOrDefault(new ResourceDay(resource, item.serviceDate()), Quantity.ZERO);
            if (hours.compareTo(DAY) > 0) {
                return held(
                        item,
                        HoldCode.DAILY_HOURS_EXCEEDED,
                        "%s has %s approved hours on %s".formatted(resource.id(), hours, item.serviceDate()));
            }
        }
        return Optional.empty();
    }

    /** Rule 10's exception; none if the item can be taxed. */
    Optional<HeldItem> taxHold(Share open) {
        LineKind kind = open.item().kind();
        return tax(kind).isPresent()
                ? Optional.empty()
                : Optional.of(open.held(HoldCode.TAX_RULE_MISSING, taxMissing(kind)));
    }

    private String taxMissing(LineKind kind) {
        Customer customer = input.customer();
        if (customer == null) {
            return "customer %s does not exist".formatted(input.engagement().customer());
        }
        CountryCode country = customer.billingCountry();
        return country == null
                ? "customer %s has no billing address, whose country decides the tax".formatted(customer.ref())
                : "%s has no tax rule for %s of customers in %s".formatted(legalEntityCode(), kind, country);
    }

    /** How lines of the kind are taxed; none if there is no rule, or the customer is unknown. */
    Optional<Tax> tax(LineKind kind) {
        Customer customer = input.customer();
        return customer == null ? Optional.empty() : master.tax(legalEntityCode(), customer, kind);
    }

    private String legalEntityCode() {
        return input.engagement().legalEntity().id();
    }

    private @Nullable LocalDate closedOn(Ref<Project> ref) {
        Project project = projects.get(ref);
        return project == null ? null : project.closedOn();
    }

    private static Optional<HeldItem> held(BillableItem item, HoldCode code, String message) {
        return Optional.of(Share.whole(item).held(code, message));
    }
}
