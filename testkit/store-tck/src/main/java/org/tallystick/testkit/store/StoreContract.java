package org.tallystick.testkit.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tallystick.engine.store.Store;

/**
 * What every store must do. Each rule has a number that stays, and is a test whose name begins with it. How to use it:
 *
 * <ol>
 *   <li>Write a test class that extends this one, and gives an empty store in {@link #openStore}.
 *   <li>It is called before each rule, and what it gave is closed after it.
 *   <li>All rules are required. A broken one begins its message with its number and its words.
 * </ol>
 */
@ExtendWith(RuleInWords.class)
public abstract class StoreContract {

    private Store store;

    protected StoreContract() {}

    /** An empty store, with nothing in it from the rule before. */
    protected abstract Store openStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = openStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Nested
    class Transactions extends TransactionRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfCursors extends CursorRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfDocuments extends DocumentRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfRecords extends RecordRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfTheCrosswalk extends CrosswalkRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfDirtyKeys extends DirtyKeyRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfRuns extends RunRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfAllocations extends AllocationRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfDeliveries extends DeliveryRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfNewerStates extends NewerStateRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfIntents extends IntentRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfExceptions extends ExceptionRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfCases extends CaseRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfBlanking extends BlankingRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfBreaks extends BreakRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfTransitions extends TransitionRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfHints extends HintRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfTheInbox extends InboxRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfEchoes extends EchoRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfViews extends ViewRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfLeases extends LeaseRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfBudgets extends BudgetRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfTheAudit extends AuditRules {

        @Override
        Store store() {
            return store;
        }
    }

    @Nested
    class OfProcesses extends ProcessRules {

        @Override
        Store store() {
            return store;
        }
    }
}
