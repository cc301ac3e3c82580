package org.tallystick.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tallystick.engine.store.Store;

/** A store for each rule of the contract that breaks it, and what the contract must say of it. */
final class BrokenRules {

    private BrokenRules() {}

    /**
     * A rule and a store that breaks it.
     *
     * @param rule its number
     * @param wrong makes the store of a right one
     * @param says a part of the message
     */
    record Broken(int rule, UnaryOperator<Store> wrong, String says) {

        @Override
        public String toString() {
            return "s" + rule;
        }
    }

    static Stream<Broken> all() {
        return Stream.of(
                        BrokenTransactionRules.rules(),
                        BrokenCursorRules.rules(),
                        BrokenDocumentRules.rules(),
                        BrokenRecordRules.rules(),
                        BrokenCrosswalkRules.rules(),
                        BrokenDirtyKeyRules.rules(),
                        BrokenRunRules.rules(),
                        BrokenAllocationRules.rules(),
                        BrokenDeliveryRules.rules(),
                        BrokenNewerStateRules.rules(),
                        BrokenIntentRules.rules(),
                        BrokenExceptionRules.rules(),
                        BrokenCaseRules.rules(),
                        BrokenBlankingRules.rules(),
                        BrokenBreakRules.rules(),
                        BrokenTransitionRules.rules(),
                        BrokenHintRules.rules(),
                        BrokenInboxRules.rules(),
                        BrokenEchoRules.rules(),
                        BrokenViewRules.rules(),
                        BrokenLeaseRules.rules(),
                        BrokenBudgetRules.rules(),
                        BrokenAuditRules.rules(),
                        BrokenProcessRules.rules())
                .flatMap(List::stream);
    }

    static <T> List<T> each(Collection<T> rows, UnaryOperator<T> change) {
        return rows.stream().map(change).toList();
    }

    static <T> List<T> plus(List<T> rows, T more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }

    static <T> List<T> first(Collection<T> rows) {
        return rows.stream().limit(1_000).toList();
    }

    static <T> List<T> reversed(Collection<T> rows) {
        List<T> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }
}
