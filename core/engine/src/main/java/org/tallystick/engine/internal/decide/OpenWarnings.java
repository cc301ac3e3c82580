package org.tallystick.engine.internal.decide;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.rules.policy.Policy;
import org.tallystick.rules.policy.PolicySet;

/**
 * Warnings that nobody has looked at. What they are about is done, and a later month does not decide it again: that it is not asked about any more says nothing
 * about it.
 */
final class OpenWarnings {

    private OpenWarnings() {}

    /**
     * Those of the scope that stay: of policies that there are still, about records that this decision neither puts nor withdraws.
     *
     * @param decision as a whole
     * @param inParts what is put of it
     */
    static List<ExceptionRow> of(
            StoreTransaction tx, PolicySet policies, String scope, Decision decision, Decision inParts) {
        Set<String> warning = policies.policies().stream().map(Policy::id).collect(toSet());
        if (warning.isEmpty()) {
            return List.of();
        }
        Set<String> decided = Stream.concat(
                        Stream.concat(decision.puts().stream(), inParts.puts().stream())
                                .map(record -> record.ref().toString()),
                        decision.withdrawals().stream().map(Object::toString))
                .collect(toSet());
        return tx.cases().inScope(scope).stream()
                .filter(OpenWarnings::isOpen)
                .map(CaseRow::said)
                .filter(said -> said.code().equals(PolicyGate.WARNING))
                .filter(said -> {
                    int name = said.subject().lastIndexOf('#');
                    return warning.contains(said.subject().substring(name + 1))
                            && !decided.contains(said.subject().substring(0, Math.max(name, 0)));
                })
                .toList();
    }

    private static boolean isOpen(CaseRow row) {
        return row.goneAt() == null && (row.state() == State.OPEN || row.state() == State.ASSIGNED);
    }
}
