package org.tallystick.store.jdbc;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract inside a test, to see what it says. */
record ContractRun(Class<?> contract) {

    private static final Launcher LAUNCHER = LauncherFactory.create();

    /** The names of its rules, as {@code s17}. */
    List<String> rules() {
        LauncherDiscoveryRequest all =
                request().selectors(selectClass(contract)).build();
        return LAUNCHER.discover(all).getRoots().stream()
                .flatMap(root -> LAUNCHER.discover(all).getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(test -> number(test.getLegacyReportingName()))
                .toList();
    }

    /** What a required rule says of the store that is next. */
    String messageOf(String rule) {
        AtomicReference<String> message = new AtomicReference<>("The contract did not notice");
        LAUNCHER.execute(
                request()
                        .selectors(selectClass(contract))
                        .filters(only("required_%s_".formatted(rule)))
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        result.getThrowable().map(Throwable::getMessage).ifPresent(message::set);
                    }
                });
        return message.get();
    }

    private static String number(String name) {
        int from = name.indexOf('_') + 1;
        return name.substring(from, name.indexOf('_', from));
    }

    private static PostDiscoveryFilter only(String name) {
        return test -> FilterResult.includedIf(
                !test.isTest() || test.getLegacyReportingName().startsWith(name));
    }
}
