package org.tallystick.billing;

import java.util.List;
import java.util.function.Function;
import org.tallystick.model.Customer;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Ref;

/** Whether a contracted opportunity may be set up (RULES rule 1). */
public sealed interface SetupVerdict {

    /** Handles both cases. */
    <R> R fold(Function<Cleared, R> ifCleared, Function<Blocked, R> ifBlocked);

    /**
     * Every check passes.
     *
     * @param customer sold-to and bill-to
     * @param ultimateParent the root of its hierarchy
     * @param legalEntity that sells
     * @param subsidiary its ERP id
     * @param erpClass of the service line
     */
    record Cleared(
            Ref<Customer> customer,
            Ref<Customer> ultimateParent,
            Ref<LegalEntity> legalEntity,
            String subsidiary,
            String erpClass)
            implements SetupVerdict {

        @Override
        public <R> R fold(Function<Cleared, R> ifCleared, Function<Blocked, R> ifBlocked) {
            return ifCleared.apply(this);
        }
    }

    /**
     * At least one check fails; nothing of it may be created.
     *
     * @param opportunity which
     * @param failures all of them, never empty
     */
    record Blocked(Ref<Opportunity> opportunity, List<Failure> failures) implements SetupVerdict {

        public Blocked {
            failures = List.copyOf(failures);
        }

        @Override
        public <R> R fold(Function<Cleared, R> ifCleared, Function<Blocked, R> ifBlocked) {
            return ifBlocked.apply(this);
        }
    }

    /**
     * A check that fails.
     *
     * @param code which
     * @param message what is wrong, with the values
     * @param remedy what to do
     */
    record Failure(SetupCode code, String message, String remedy) {}
}
