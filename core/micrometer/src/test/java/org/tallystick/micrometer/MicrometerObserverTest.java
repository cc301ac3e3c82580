package org.tallystick.micrometer;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.observe.HubEvent;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Deliveries.State;

/** OBS-2: what the hub tells is counted, and no id becomes a tag. */
class MicrometerObserverTest {

    private static final String ID = "id-7f3a";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerObserver observer = new MicrometerObserver(registry);

    @Test
    void deliveriesAreCountedByTargetTypeAndState() {
        tell(delivery(State.PLANNED), delivery(State.SENT), delivery(State.APPLIED), delivery(State.APPLIED));

        assertThat(count("tallystick.deliveries", "system", "erp", "type", "invoice", "outcome", "APPLIED"))
                .isEqualTo("2");
        assertThat(count("tallystick.deliveries", "tier", "BILLING", "outcome", "SENT"))
                .isEqualTo("1");
    }

    @Test
    void thePartsOfAPageAreCountedApart() {
        tell(new HubEvent.PageIngested("psa", "time-entry", Tier.OPERATIONAL, 10, 4, 3, 1, 2, Duration.ofMillis(20)));

        assertThat(count("tallystick.documents", "system", "psa", "outcome", "stored"))
                .isEqualTo("4");
        assertThat(count("tallystick.documents", "outcome", "unchanged")).isEqualTo("3");
        assertThat(count("tallystick.documents", "outcome", "filtered")).isEqualTo("1");
        assertThat(count("tallystick.documents", "outcome", "set_aside")).isEqualTo("2");
        assertThat(millis("tallystick.page")).isEqualTo(20);
    }

    @Test
    void newChangedAndDeletedRecordsAreCountedApart() {
        tell(record(1, false), record(2, false), record(3, false), record(4, true));

        assertThat(count("tallystick.records", "outcome", "created")).isEqualTo("1");
        assertThat(count("tallystick.records", "outcome", "changed")).isEqualTo("2");
        assertThat(count("tallystick.records", "outcome", "deleted")).isEqualTo("1");
    }

    @Test
    void whatTakesTimeIsTimed() {
        tell(
                new HubEvent.RunClosed("2026-08", Duration.ofSeconds(90)),
                new HubEvent.DecisionMade("billing", ID, "2026-08", Duration.ofMillis(3)),
                new HubEvent.BatchAnswered("erp", "invoice", Tier.BILLING, 40, Duration.ofMillis(700)));

        assertThat(millis("tallystick.run")).isEqualTo(90_000);
        assertThat(millis("tallystick.decision")).isEqualTo(3);
        assertThat(millis("tallystick.batch")).isEqualTo(700);
        assertThat(registry.get("tallystick.batch.size").summary().max()).isEqualTo(40);
    }

    @Test
    void whatOpensAndWhatClosesIsCounted() {
        tell(
                new HubEvent.ExceptionOpened("RATE_MISSING", ID, "billing"),
                new HubEvent.ExceptionOpened("RATE_MISSING", ID, "billing"),
                new HubEvent.ExceptionClosed("RATE_MISSING", ID, "billing"),
                new HubEvent.BreakFound("erp", "invoice", Tier.BILLING, ID, "AMOUNT"),
                new HubEvent.BreakCleared("erp", "invoice", Tier.BILLING, ID, "AMOUNT"));

        assertThat(count("tallystick.exceptions", "owner", "billing", "outcome", "opened"))
                .isEqualTo("2");
        assertThat(count("tallystick.exceptions", "outcome", "closed")).isEqualTo("1");
        assertThat(count("tallystick.breaks", "outcome", "found")).isEqualTo("1");
        assertThat(count("tallystick.breaks", "outcome", "cleared")).isEqualTo("1");
    }

    @Test
    void theDocumentationHasEachMeterWithItsTags() throws IOException {
        tell(
                new HubEvent.RunClosed("2026-08", Duration.ofSeconds(90)),
                new HubEvent.PageIngested("psa", "time-entry", Tier.OPERATIONAL, 10, 4, 3, 1, 2, Duration.ofMillis(20)),
                record(1, false),
                new HubEvent.StateChanged("time-entry", Tier.OPERATIONAL, ID, "/approval", null, "DRAFT"),
                new HubEvent.DecisionMade("billing", ID, "2026-08", Duration.ofMillis(3)),
                delivery(State.SENT),
                new HubEvent.BatchAnswered("erp", "invoice", Tier.BILLING, 40, Duration.ofMillis(700)),
                new HubEvent.ExceptionOpened("RATE_MISSING", ID, "billing"),
                new HubEvent.BreakFound("erp", "invoice", Tier.BILLING, ID, "AMOUNT"));

        Map<String, Set<String>> documented = Pattern.compile("(?m)^\\| `(tallystick[.a-z]+)` \\| [^|]+ \\| ?([^|:]*)")
                .matcher(Files.readString(Path.of("../../docs/operations.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> words(row.group(2))));

        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .collect(toMap(
                                Meter.Id::getName,
                                id -> id.getTags().stream().map(Tag::getKey).collect(toSet()),
                                (one, same) -> one)))
                .isEqualTo(documented);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(toSet());
    }

    @Test
    void aStateThatIsGoneIsNone() {
        tell(new HubEvent.StateChanged("time-entry", Tier.OPERATIONAL, ID, "/approval", "APPROVED", null));

        assertThat(count("tallystick.states", "axis", "/approval", "outcome", "none"))
                .isEqualTo("1");
    }

    @Test
    void noIdIsATag() {
        tell(
                delivery(State.SENT),
                record(1, false),
                new HubEvent.DocumentSetAside("psa", "time-entry", Tier.OPERATIONAL, ID, 1),
                new HubEvent.StateChanged("time-entry", Tier.OPERATIONAL, ID, "/approval", null, "DRAFT"),
                new HubEvent.DecisionMade("billing", ID, "2026-08", Duration.ZERO),
                new HubEvent.ExceptionOpened("RATE_MISSING", ID, "billing"),
                new HubEvent.BreakFound("erp", "invoice", Tier.BILLING, ID, "AMOUNT"));

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::toString)
                .noneMatch(meter -> meter.contains(ID));
    }

    private void tell(HubEvent... events) {
        Stream.of(events).forEach(event -> event.tell(observer));
    }

    private static HubEvent delivery(State to) {
        return new HubEvent.DeliveryMoved("erp", "invoice", Tier.BILLING, ID, ID, null, to, 1);
    }

    private static HubEvent record(long version, boolean deleted) {
        return new HubEvent.RecordChanged("crm", "customer", Tier.REFERENCE, ID, version, deleted);
    }

    /** As a decimal text: counters are floating point. */
    private String count(String meter, String... tags) {
        return Long.toString(Math.round(registry.get(meter).tags(tags).counter().count()));
    }

    private long millis(String meter) {
        List<Timer> timers = List.copyOf(registry.get(meter).timers());
        return Math.round(timers.get(0).totalTime(TimeUnit.MILLISECONDS));
    }
}
