package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Allocations;
import org.tallystick.engine.store.Audit;
import org.tallystick.engine.store.Breaks;
import org.tallystick.engine.store.Crosswalk;
import org.tallystick.engine.store.Cursors;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.DirtyKeys;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Exceptions;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Runs;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Transitions;

/** The contract is worth what it catches: each of these stores is wrong in one thing. */
class StoreContractCatchesWrongStoresTest {

    @Test
    void aStoreThatKeepsWhatAFailedTransactionWrote() throws Exception {
        StoreContract contract = contractOf(new WithoutRollback(JdbcStore.sqliteInMemory()));

        assertThatThrownBy(() -> contract.new Transactions().aTransactionThatThrowsLeavesNothingAndThrowsTheSame())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the cursor that a failed transaction wrote");
    }

    @Test
    void aStoreWhoseClaimsAreNotAllOrNothing() throws Exception {
        StoreContract contract = contractOf(new WithTransactions(JdbcStore.sqliteInMemory(), ClaimingOneByOne::new));

        assertThatThrownBy(() -> contract.new OfAllocations().aRefusedClaimMayBeCaught())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("inv-2");
    }

    private static StoreContract contractOf(Store store) throws Exception {
        StoreContract contract = new StoreContract() {
            @Override
            Store openStore() {
                return store;
            }
        };
        contract.open();
        return contract;
    }

    /** Commits, and throws afterwards what the work threw. */
    private record WithoutRollback(Store store) implements Store {

        @Override
        public <R> R inTransaction(Function<StoreTransaction, R> work) {
            AtomicReference<RuntimeException> thrown = new AtomicReference<>();
            R result = store.inTransaction(tx -> {
                try {
                    return work.apply(tx);
                } catch (RuntimeException e) {
                    thrown.set(e);
                    return null;
                }
            });
            if (thrown.get() != null) {
                throw thrown.get();
            }
            return result;
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private record WithTransactions(Store store, UnaryOperator<StoreTransaction> wrong) implements Store {

        @Override
        public <R> R inTransaction(Function<StoreTransaction, R> work) {
            return store.inTransaction(tx -> work.apply(wrong.apply(tx)));
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** Claims items until it meets one that is taken. */
    private record ClaimingOneByOne(StoreTransaction tx) implements StoreTransaction {

        @Override
        public Allocations allocations() {
            Allocations right = tx.allocations();
            return new Allocations() {
                @Override
                public Map<String, String> documentsOf(Collection<String> items) {
                    return right.documentsOf(items);
                }

                @Override
                public void claim(String document, Collection<String> items) {
                    items.forEach(item -> right.claim(document, List.of(item)));
                }
            };
        }

        @Override
        public Cursors cursors() {
            return tx.cursors();
        }

        @Override
        public Documents documents() {
            return tx.documents();
        }

        @Override
        public Records records() {
            return tx.records();
        }

        @Override
        public Crosswalk crosswalk() {
            return tx.crosswalk();
        }

        @Override
        public DirtyKeys dirtyKeys() {
            return tx.dirtyKeys();
        }

        @Override
        public Runs runs() {
            return tx.runs();
        }

        @Override
        public Deliveries deliveries() {
            return tx.deliveries();
        }

        @Override
        public Exceptions exceptions() {
            return tx.exceptions();
        }

        @Override
        public Breaks breaks() {
            return tx.breaks();
        }

        @Override
        public Transitions transitions() {
            return tx.transitions();
        }

        @Override
        public Audit audit() {
            return tx.audit();
        }
    }
}
