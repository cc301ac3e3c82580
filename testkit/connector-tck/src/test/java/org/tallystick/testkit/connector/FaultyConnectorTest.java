package org.tallystick.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.model.RecordType.MILESTONE;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Milestone;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.testkit.connector.fault.FaultScript;
import org.tallystick.testkit.connector.fault.FaultyConnector;
import org.tallystick.testkit.connector.fault.InjectedFault;
import org.tallystick.testkit.connector.time.ManualClock;

/** What each injected fault does, seen from both sides. */
class FaultyConnectorTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final ManualClock clock = new ManualClock(NOON);
    private final PaperRemote remote = new PaperRemote(Variant.of(WriteStrategy.PROBE_THEN_CREATE));
    private final Bench<Milestone> bench = new Bench<>(remote);

    @Test
    void beforeCommitNothingIsSent() {
        assertThatThrownBy(() -> sink(InjectedFault.BEFORE_COMMIT).write(batch()))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNAVAILABLE));
        assertThat(remote.count()).isZero();
    }

    @Test
    void afterCommitAllIsThereAndNothingIsKnown() {
        List<Outcome> outcomes = sink(InjectedFault.AFTER_COMMIT).write(batch());

        assertThat(outcomes).hasSize(4).allMatch(outcome -> outcome.kind() == Outcome.Kind.UNKNOWN);
        assertThat(remote.count()).isEqualTo(4);
    }

    @Test
    void ofAPartialBatchHalfIsThereAndNothingIsKnown() {
        List<Outcome> outcomes = sink(InjectedFault.PARTIAL_BATCH).write(batch());

        assertThat(outcomes).hasSize(4).allMatch(outcome -> outcome.kind() == Outcome.Kind.UNKNOWN);
        assertThat(remote.count()).isEqualTo(2);
    }

    @Test
    void aDuplicatedBatchIsWrittenTwice() {
        assertThat(sink(InjectedFault.DUPLICATED).write(batch())).hasSize(4);
        assertThat(remote.count()).isEqualTo(8);
    }

    @Test
    void aReorderedBatchKeepsItsOutcomesInPlace() {
        assertThat(sink(InjectedFault.REORDERED).write(batch()))
                .extracting(Outcome::remoteId)
                .containsExactly("d4", "d3", "d2", "d1");
    }

    @Test
    void aThrottledCallSaysHowLongToWait() {
        assertThatThrownBy(() -> source(InjectedFault.THROTTLED).read(null, 5))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failed -> assertThat(failed.problem().suggestedDelay()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void aSlowCallTakesItsTimeOnTheClockOfTheTest() {
        source(InjectedFault.SLOW).read(null, 5);

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void aPageComesTwiceOrBackwardsOrNotAtAll() {
        bench.seed(3);

        assertThat(ids(source(InjectedFault.DUPLICATED)))
                .containsExactly("r000", "r001", "r002", "r000", "r001", "r002");
        assertThat(ids(source(InjectedFault.REORDERED))).containsExactly("r002", "r001", "r000");
        assertThatThrownBy(() -> ids(source(InjectedFault.AFTER_COMMIT))).isInstanceOf(ConnectorException.class);
    }

    @Test
    void whatTheSourceOffersBeyondReadingIsStillThere() {
        assertThat(source(InjectedFault.SLOW)).isInstanceOf(SweptSource.class).isInstanceOf(MappingSource.class);
    }

    /** A method that it leaves to the interface would hide what the wrapped connector offers. */
    @Test
    void everyDefaultMethodOfAConnectorIsOverridden() {
        assertThat(Connector.class.getMethods())
                .filteredOn(Method::isDefault)
                .isNotEmpty()
                .allSatisfy(method -> assertThat(
                                FaultyConnector.class.getMethod(method.getName(), method.getParameterTypes()))
                        .matches(found -> found.getDeclaringClass() == FaultyConnector.class, "overridden"));
    }

    @Test
    void theSameSeedBefallsTheSameCallsAndTellsHowToReplay() {
        FaultScript one = FaultScript.seeded(11, 30);
        FaultScript other = FaultScript.seeded(11, 30);
        List.of(one, other).forEach(script -> {
            RecordSource<Milestone> source =
                    faulty(script).source(MILESTONE, SourceSpec.BUILT_IN).orElseThrow();
            for (int i = 0; i < 40; i++) {
                try {
                    source.read(null, 5);
                } catch (ConnectorException injected) {
                    assertThat(injected.problem().code()).startsWith("INJECTED_");
                }
            }
        });

        assertThat(one.done()).isEqualTo(other.done()).hasSizeBetween(5, 20);
        assertThat(one.toString())
                .startsWith("seed 11, 30 % of calls, [BEFORE_COMMIT, ")
                .contains(one.done().get(0));
        assertThat(one.replay("SyncTest", "converges"))
                .isEqualTo("mvn test -Dtest=SyncTest#converges -Dtallystick.tck.seed=11");
    }

    private List<Write<Milestone>> batch() {
        return List.of(bench.write(1, 1), bench.write(2, 1), bench.write(3, 1), bench.write(4, 1));
    }

    private static List<String> ids(RecordSource<Milestone> source) {
        return source.read(null, 5).changes().stream()
                .map(change -> change.documentId())
                .toList();
    }

    private RecordSink<Milestone> sink(InjectedFault fault) {
        return faulty(FaultScript.seeded(1, 100).of(fault)).sink(MILESTONE).orElseThrow();
    }

    private RecordSource<Milestone> source(InjectedFault fault) {
        return faulty(FaultScript.seeded(1, 100).of(fault))
                .source(MILESTONE, SourceSpec.BUILT_IN)
                .orElseThrow();
    }

    private Connector faulty(FaultScript script) {
        Connector right = remote.connect(name -> Secret.of(remote.secrets().get(name)));
        return new FaultyConnector(right, script, clock);
    }
}
