package org.tallystick.store.jdbc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.idempotency.Claim.Kind.DONE;
import static org.tallystick.engine.idempotency.Claim.Kind.FAILED;
import static org.tallystick.engine.idempotency.Claim.Kind.IN_PROGRESS;
import static org.tallystick.engine.idempotency.Claim.Kind.LOOK_UP;
import static org.tallystick.engine.idempotency.Claim.Kind.MISMATCH;
import static org.tallystick.engine.idempotency.Claim.Kind.PARKED;
import static org.tallystick.engine.idempotency.Claim.Kind.RUN;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.engine.idempotency.Claim;
import org.tallystick.engine.idempotency.ExecutionState;
import org.tallystick.engine.idempotency.Settlement;
import org.tallystick.store.jdbc.WrongStore.Fault;

/** For each rule of an idempotency store there is one that breaks it, and is told so. */
class IdempotencyContractCatchesWrongStoresTest {

    private static final Map<String, Fault> FAULTS = Map.ofEntries(
            entry("k1", doing("find", call -> Optional.empty())),
            entry("k2", taking(IN_PROGRESS, RUN)),
            entry("k3", taking(DONE, RUN)),
            entry("k4", taking(MISMATCH, DONE)),
            entry("k5", taking(LOOK_UP, RUN)),
            entry("k6", doing("settle", call -> true)),
            entry("k7", doing("settle", call -> false)),
            entry("k8", claiming(claim -> claim.record().fencingToken() > 1, IN_PROGRESS)),
            entry("k9", taking(FAILED, RUN)),
            entry("k10", claiming(claim -> claim.record().state() == ExecutionState.UNKNOWN, LOOK_UP)),
            entry("k11", taking(PARKED, LOOK_UP)),
            entry("k12", settlingAbsent(false)),
            entry("k13", settlingAbsent(true)),
            entry("k14", doing("settle", IdempotencyContractCatchesWrongStoresTest::whateverCameBefore)),
            entry("k15", doing("renew", call -> Optional.of(call.arg(0)))),
            entry("k16", doing("renew", call -> Optional.of(call.arg(0)))),
            entry("k17", doing("settle", call -> true)),
            entry("k18", taking(IN_PROGRESS, RUN)),
            entry("k19", taking(IN_PROGRESS, LOOK_UP)),
            entry("k20", doing("forget", call -> 0)),
            entry("k21", doing("forget", call -> 1)));

    private final ContractRun contract = new ContractRun(WrongIdempotencyStoreContract.class);

    @ParameterizedTest
    @MethodSource("rules")
    void aStoreThatBreaksARuleIsToldWhich(String rule) {
        WrongIdempotencyStoreContract.NEXT.set(FAULTS.get(rule));

        assertThat(contract.messageOf(rule)).startsWith("Rule %s (required): ".formatted(rule));
    }

    @Test
    void noRuleIsLeftOut() {
        assertThat(FAULTS.keySet()).containsExactlyInAnyOrderElementsOf(contract.rules());
    }

    static Set<String> rules() {
        return FAULTS.keySet();
    }

    private static Fault doing(String method, Fault fault) {
        return call -> WrongStore.isOf(call, method) ? fault.instead(call) : call.proceed();
    }

    private static Fault taking(Claim.Kind right, Claim.Kind wrong) {
        return claiming(claim -> claim.kind() == right, wrong);
    }

    private static Fault claiming(Predicate<Claim> which, Claim.Kind wrong) {
        return doing("claim", call -> {
            Claim claim = call.result();
            return which.test(claim) ? new Claim(wrong, claim.record()) : claim;
        });
    }

    private static Fault settlingAbsent(boolean answer) {
        return doing(
                "settle", call -> call.<Settlement>arg(1).state() == ExecutionState.RUNNING ? answer : call.proceed());
    }

    private static Object whateverCameBefore(WrongStore.Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
