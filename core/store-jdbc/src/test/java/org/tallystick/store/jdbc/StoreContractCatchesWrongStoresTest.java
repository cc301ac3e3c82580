package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.engine.store.Store;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** The contract is worth what it catches: for each rule there is a store that breaks it, and is told so. */
class StoreContractCatchesWrongStoresTest {

    private final ContractRun contract = new ContractRun(WrongStoreContract.class);

    @ParameterizedTest
    @MethodSource("brokenRules")
    void aStoreThatBreaksARuleIsToldWhichAndHow(Broken broken) {
        try (Store right = JdbcStore.sqliteInMemory()) {
            WrongStoreContract.NEXT.set(broken.wrong().apply(right));

            String message = contract.messageOf("s" + broken.rule());

            assertThat(message)
                    .startsWith("Rule s%d (required): ".formatted(broken.rule()))
                    .contains(broken.says());
        }
    }

    @Test
    void noRuleIsLeftOut() {
        Set<String> broken = BrokenRules.all().map(rule -> "s" + rule.rule()).collect(Collectors.toSet());
        List<String> rules = contract.rules();

        assertThat(rules).hasSizeGreaterThanOrEqualTo(63).doesNotHaveDuplicates();
        assertThat(broken).containsExactlyInAnyOrderElementsOf(rules);
    }

    static Stream<Broken> brokenRules() {
        return BrokenRules.all();
    }
}
