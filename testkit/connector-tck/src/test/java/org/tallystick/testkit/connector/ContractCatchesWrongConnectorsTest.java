package org.tallystick.testkit.connector;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.testkit.connector.Museum.Exhibit;

/** The contract is worth what it catches: for each rule there is a connector that breaks it, and its author is told how. */
class ContractCatchesWrongConnectorsTest {

    private final Launcher launcher = LauncherFactory.create();

    @ParameterizedTest
    @MethodSource("exhibits")
    void aConnectorWithOneBugIsCaughtByTheRuleThatShouldCatchIt(Exhibit exhibit) {
        Method rule = rule(exhibit.rule());

        String message = messageOf(exhibit.variant(), selectMethod(WrongPaperContract.class, rule));

        assertThat(message)
                .startsWith("Rule %s (%s): ".formatted(exhibit.rule(), level(rule)))
                .contains("Seen: ", exhibit.says())
                .contains("Change: " + rule.getAnnotation(Rule.class).remedy())
                .contains("Replay (seed ", "mvn test -Dtest=WrongPaperContract#" + rule.getName());
    }

    @Test
    void noRuleIsLeftOut() {
        Set<String> caught = Museum.all().stream().map(Exhibit::rule).collect(toSet());
        List<String> checked = rules().stream()
                .filter(rule -> !level(rule).equals("untested"))
                .map(ContractCatchesWrongConnectorsTest::id)
                .toList();

        assertThat(checked).doesNotHaveDuplicates();
        assertThat(caught).containsExactlyInAnyOrderElementsOf(checked);
        assertThat(Museum.all()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(Museum.all().stream()
                        .map(exhibit -> exhibit.variant().bugs())
                        .flatMap(Set::stream))
                .contains(Bug.values());
    }

    @Test
    void thePageSaysHowManyThereAre() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/connectors.md")))
                .contains("%d in all".formatted(Museum.all().size()));
    }

    /** The rule's own remedy would send its author the wrong way. */
    @Test
    void whatStandsInTheWayOfARuleIsToBeMendedFirst() {
        Method rule = rule("r4");

        assertThat(messageOf(Variant.of(WriteStrategy.NATIVE_KEY), selectMethod(UnfinishedPaperContract.class, rule)))
                .contains("Seen: java.lang.IllegalStateException: there is no table. Change: First what threw that, ")
                .contains("If the rule is broken then: "
                        + rule.getAnnotation(Rule.class).remedy());
    }

    @Test
    void aRuleThatTheDescriptorDoesNotCallForIsSkippedWithTheReason() {
        String message =
                messageOf(Variant.of(WriteStrategy.NATIVE_KEY), selectMethod(WrongPaperContract.class, rule("w2")));

        assertThat(message).isEqualTo("untested: the strategy updates nothing");
    }

    @Test
    void theReportListsFaultsAndRulesAsMarkdownAndJson(@TempDir Path folder) throws IOException {
        String before = System.getProperty("tallystick.tck.report", "target/connector-tck");
        System.setProperty("tallystick.tck.report", folder.toString());
        try {
            messageOf(
                    Variant.of(WriteStrategy.UPSERT_BY_EXTERNAL_KEY).with(Bug.TIES_ARE_PASSED),
                    selectClass(WrongPaperContract.class));
        } finally {
            System.setProperty("tallystick.tck.report", before);
        }

        assertThat(Files.readString(folder.resolve("WrongPaperContract.md")))
                .contains(
                        "| F-CUR-01 | broken | r2, r13 |", "| F-DUP-06 | skipped | w26 |", "| F-AUT-05 | passed | l8 |")
                .contains("| w26 | optional | a key is remembered as long as declared | skipped | untested: no key");
        assertThat(Files.readString(folder.resolve("WrongPaperContract.json")))
                .contains("{\"fault\": \"F-CUR-01\", \"result\": \"broken\", \"rules\": [\"r2\", \"r13\"]}")
                .contains("{\"rule\": \"r1\", \"level\": \"required\", ");
    }

    static List<Exhibit> exhibits() {
        return Museum.all();
    }

    private static List<Method> rules() {
        return Arrays.stream(WrongPaperContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .toList();
    }

    private static Method rule(String id) {
        return rules().stream()
                .filter(method -> id(method).equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no rule " + id));
    }

    private static String id(Method rule) {
        return rule.getName().split("_", 3)[1];
    }

    private static String level(Method rule) {
        return rule.getName().split("_", 3)[0];
    }

    /** What the contract says of the variant. */
    private String messageOf(Variant variant, DiscoverySelector what) {
        WrongPaperContract.NEXT.set(variant);
        AtomicReference<String> message = new AtomicReference<>("The contract did not notice");
        launcher.execute(request().selectors(what).build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().map(Throwable::getMessage).ifPresent(message::set);
            }
        });
        return message.get();
    }
}
