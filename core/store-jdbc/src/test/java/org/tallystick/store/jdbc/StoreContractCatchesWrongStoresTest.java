package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tallystick.engine.store.Store;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** The contract is worth what it catches: for each rule there is a store that breaks it, and is told so. */
class StoreContractCatchesWrongStoresTest {

    private final Launcher launcher = LauncherFactory.create();

    @ParameterizedTest
    @MethodSource("brokenRules")
    void aStoreThatBreaksARuleIsToldWhichAndHow(Broken broken) {
        try (Store right = JdbcStore.sqliteInMemory()) {
            WrongStoreContract.NEXT.set(broken.wrong().apply(right));

            String message = messageOf(broken.rule());

            assertThat(message)
                    .startsWith("Rule s%d (required): ".formatted(broken.rule()))
                    .contains(broken.says());
        }
    }

    @Test
    void noRuleIsLeftOut() {
        Set<String> broken = BrokenRules.all().map(rule -> "s" + rule.rule()).collect(Collectors.toSet());

        assertThat(rules()).hasSizeGreaterThanOrEqualTo(63).doesNotHaveDuplicates();
        assertThat(broken).containsExactlyInAnyOrderElementsOf(rules());
    }

    static Stream<Broken> brokenRules() {
        return BrokenRules.all();
    }

    private List<String> rules() {
        LauncherDiscoveryRequest all =
                request().selectors(selectClass(WrongStoreContract.class)).build();
        return launcher.discover(all).getRoots().stream()
                .flatMap(root -> launcher.discover(all).getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(test -> number(test.getLegacyReportingName()))
                .toList();
    }

    private static String number(String name) {
        int from = name.indexOf('_') + 1;
        return name.substring(from, name.indexOf('_', from));
    }

    /** What the contract says of the store that is next. */
    private String messageOf(int rule) {
        AtomicReference<String> message = new AtomicReference<>("The contract did not notice");
        launcher.execute(
                request()
                        .selectors(selectClass(WrongStoreContract.class))
                        .filters(only("required_s%d_".formatted(rule)))
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        result.getThrowable().map(Throwable::getMessage).ifPresent(message::set);
                    }
                });
        return message.get();
    }

    private static PostDiscoveryFilter only(String name) {
        return test -> FilterResult.includedIf(
                !test.isTest() || test.getLegacyReportingName().startsWith(name));
    }
}
