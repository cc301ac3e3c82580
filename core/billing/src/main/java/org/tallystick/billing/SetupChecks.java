package org.tallystick.billing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.SetupVerdict.Failure;
import org.tallystick.model.Customer;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Opportunity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** The checks that run before anything of an opportunity is created (RULES rule 1). All failures are found together. */
public final class SetupChecks {

    private final Opportunity opportunity;
    private final Function<Ref<Customer>, Optional<Customer>> customers;
    private final MasterData master;
    private final List<Failure> failures = new ArrayList<>();

    private SetupChecks(
            Opportunity opportunity, Function<Ref<Customer>, Optional<Customer>> customers, MasterData master) {
        this.opportunity = opportunity;
        this.customers = customers;
        this.master = master;
    }

    /**
     * Checks a contracted opportunity.
     *
     * @param customers finds a customer; empty for one that is deleted or was never there
     */
    public static SetupVerdict check(
            Opportunity opportunity, Function<Ref<Customer>, Optional<Customer>> customers, MasterData master) {
        return new SetupChecks(opportunity, customers, master).check();
    }

    private SetupVerdict check() {
        Ref<Customer> customerRef = opportunity.customer();
        Optional<Customer> customer = customerRef == null ? Optional.empty() : customers.apply(customerRef);
        Optional<Ref<Customer>> root = customer.flatMap(this::root);
        Optional<LegalEntity> legalEntity = legalEntity();
        legalEntity.ifPresent(entity -> {
            checkCurrency(entity);
            customer.ifPresent(found -> checkNexus(entity, found));
        });
        Optional<String> erpClass = erpClass();
        if (customerRef == null || customer.isEmpty()) {
            failures.add(
                    0, failure(SetupCode.CUSTOMER_MISSING, "account %s does not exist".formatted(text(customerRef))));
        }
        if (!failures.isEmpty() || customerRef == null) {
            return new SetupVerdict.Blocked(RecordType.OPPORTUNITY.refOf(opportunity), failures);
        }
        LegalEntity entity = legalEntity.orElseThrow();
        return new SetupVerdict.Cleared(
                customerRef,
                root.orElseThrow(),
                RecordType.LEGAL_ENTITY.refOf(entity),
                master.subsidiary(entity.code()).orElseThrow(),
                erpClass.orElseThrow());
    }

    /** The root of the hierarchy; none if it has a cycle or a gap. */
    private Optional<Ref<Customer>> root(Customer customer) {
        Set<Ref<?>> visited = new HashSet<>();
        Customer current = customer;
        while (visited.add(current.ref())) {
            Ref<Customer> parent = current.parent();
            if (parent == null) {
                return Optional.of(RecordType.CUSTOMER.refOf(current));
            }
            Optional<Customer> above = customers.apply(parent);
            if (above.isEmpty()) {
                failures.add(failure(
                        SetupCode.CUSTOMER_PARENT_MISSING,
                        "parent %s of account %s does not exist"
                                .formatted(parent.id(), current.ref().id())));
                return Optional.empty();
            }
            current = above.get();
        }
        failures.add(failure(
                SetupCode.CUSTOMER_HIERARCHY_CYCLE,
                "the parents of account %s lead back to %s"
                        .formatted(customer.ref().id(), current.ref().id())));
        return Optional.empty();
    }

    private Optional<LegalEntity> legalEntity() {
        String code = opportunity.legalEntity();
        Optional<LegalEntity> entity = Optional.ofNullable(code)
                .flatMap(master::legalEntity)
                .filter(found -> master.subsidiary(found.code()).isPresent());
        if (entity.isEmpty()) {
            failures.add(failure(
                    SetupCode.LEGAL_ENTITY_UNMAPPED, "legal entity '%s' has no ERP subsidiary".formatted(text(code))));
        }
        return entity;
    }

    private void checkCurrency(LegalEntity entity) {
        if (opportunity.currency() == null || !entity.currencies().contains(opportunity.currency())) {
            failures.add(failure(
                    SetupCode.CURRENCY_NOT_ALLOWED,
                    "%s does not trade in %s".formatted(entity.code(), text(opportunity.currency()))));
        }
    }

    private void checkNexus(LegalEntity entity, Customer customer) {
        if (!master.hasTaxRule(entity.code(), customer.billingCountry())) {
            failures.add(failure(
                    SetupCode.TAX_NEXUS_MISSING,
                    "%s has no tax rule for the billing country %s of account %s"
                            .formatted(
                                    entity.code(),
                                    text(customer.billingCountry()),
                                    customer.ref().id())));
        }
    }

    private Optional<String> erpClass() {
        String line = opportunity.serviceLine();
        Optional<String> erpClass = Optional.ofNullable(line).flatMap(master::erpClass);
        if (erpClass.isEmpty()) {
            failures.add(failure(
                    SetupCode.SERVICE_LINE_UNMAPPED, "service line '%s' has no ERP class".formatted(text(line))));
        }
        return erpClass;
    }

    private Failure failure(SetupCode code, String reason) {
        return new Failure(
                code, "Opportunity %s: %s".formatted(opportunity.ref().id(), reason), code.remedy());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "(none)" : value.toString();
    }
}
