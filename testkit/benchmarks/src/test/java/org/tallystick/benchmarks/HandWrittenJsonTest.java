package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.json.JsonForm;
import org.tallystick.model.BillingShare;
import org.tallystick.model.Handling;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.LockedRate;
import org.tallystick.model.Provenance;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.SourceRef;
import org.tallystick.model.Stamp;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.TimePricing;
import org.tallystick.model.TimeSpan;
import org.tallystick.model.Touch;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.core.JacksonException;

/** What makes the baseline of {@code json} one: it writes the same bytes, reads the same records, refuses the same documents. */
class HandWrittenJsonTest {

    private final JsonForm ours = JsonForm.ofDefaults();
    private final HandWrittenJson baseline = new HandWrittenJson();

    static Stream<TimeEntry> entries() {
        return Stream.concat(TimeEntries.of(new Scale(50, 42)).stream(), Stream.of(full()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void bothWriteTheSameBytes(TimeEntry entry) {
        assertThat(new String(baseline.write(entry), UTF_8)).isEqualTo(ours.write(entry));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void bothReadTheSameRecord(TimeEntry entry) {
        byte[] document = ours.writeBytes(entry);

        assertThat(baseline.read(document)).isEqualTo(entry).isEqualTo(ours.read(RecordType.TIME_ENTRY, document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "workDate", "hours", "billable", "approval"})
    void bothRefuseADocumentWithoutAMandatoryField(String field) {
        refusedByBoth(document().replaceFirst("\"" + field + "\":(\\{.*?}}|\"[^\"]*\"|true),", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"system\":\"psa\",",
                "\"type\":\"resource\",",
                "\"schemaVersion\":\"" + JsonForm.SCHEMA_VERSION + "\","
            })
    void bothRefuseWhatIsIncomplete(String part) {
        refusedByBoth(document().replace(part, part.startsWith("{") ? "{" : ""));
    }

    @Test
    void bothRefuseAFieldThatStandsTwice() {
        refusedByBoth(document().replace("\"role\":", "\"role\":\"X\",\"role\":"));
    }

    @Test
    void bothRefuseAnotherForm() {
        refusedByBoth(document().replaceFirst("\"hours\":\"[^\"]*\"", "\"hours\":8"));
        refusedByBoth(document().replaceFirst("\"hours\":\"[^\"]*\"", "\"hours\":\"8e0\""));
        refusedByBoth(document().replaceFirst("\"type\":\"project\"", "\"type\":\"resource\""));
        refusedByBoth(document().replaceFirst("SUBMITTED", "DONE"));
        refusedByBoth(document() + "{}");
        refusedByBoth(document().substring(1));
    }

    @Test
    void bothHoldTheLimits() {
        refusedByBoth(document().replace("\"role\":\"", "\"role\":\"" + "x".repeat(JsonForm.MAX_STRING_LENGTH)));
        refusedByBoth(" ".repeat(JsonForm.MAX_DOCUMENT_LENGTH) + document());
    }

    @Test
    void bothRefuseToWriteWhatIsNotReadBack() {
        TimeEntry entry = TimeEntryBuilder.builder(full())
                .role("x".repeat(JsonForm.MAX_STRING_LENGTH + 1))
                .build();

        assertThat(refuses(() -> ours.writeBytes(entry))).as("ours").isTrue();
        assertThat(refuses(() -> baseline.write(entry))).as("baseline").isTrue();
    }

    /** Ours keeps them; by hand nobody would. */
    @Test
    void theBaselineRefusesAnUnknownField() {
        String document = document().replace("\"role\":", "\"mood\":\"good\",\"role\":");

        assertThatIllegalArgumentException().isThrownBy(() -> baseline.read(document.getBytes(UTF_8)));
    }

    @Test
    void theSameSeedGivesTheSameEntries() {
        assertThat(TimeEntries.of(new Scale(50, 7)))
                .isEqualTo(TimeEntries.of(new Scale(50, 7)))
                .isNotEqualTo(TimeEntries.of(new Scale(50, 8)));
    }

    @Test
    void bothDoTheSameWork() throws Exception {
        JsonMeasurement json = new JsonMeasurement();
        for (Contest contest : List.of(json.writing(new Scale(50, 7)), json.reading(new Scale(50, 7)))) {
            assertThat(contest.ours().run()).isEqualTo(contest.baseline().run());
        }
    }

    private String document() {
        return ours.write(TimeEntries.of(new Scale(1, 3)).get(0));
    }

    private void refusedByBoth(String document) {
        assertThat(document).as("the edit finds its text").isNotEqualTo(document());
        byte[] bytes = document.getBytes(UTF_8);
        assertThat(refuses(() -> ours.read(RecordType.TIME_ENTRY, bytes)))
                .as("ours")
                .isTrue();
        assertThat(refuses(() -> baseline.read(bytes))).as("baseline").isTrue();
    }

    private static boolean refuses(Runnable read) {
        try {
            read.run();
            return false;
        } catch (IllegalArgumentException | JacksonException e) {
            return true;
        }
    }

    /** With everything that an entry can have. */
    private static TimeEntry full() {
        Instant moment = Instant.parse("2026-03-04T05:06:07.080Z");
        UnitPrice price = new UnitPrice(new BigDecimal("140.25"), new CurrencyCode("EUR"));
        TimeEntry entry = TimeEntries.of(new Scale(1, 3)).get(0);
        Header header = HeaderBuilder.builder(entry.header())
                .stamp(new Stamp("T-1", "acme", 3, "psa", moment, true))
                .provenance(new Provenance(
                        List.of(new SourceRef("psa", "org", "pse__Timecard__c", "a2T", "7", moment)),
                        new Touch("ann", moment),
                        new Touch(null, moment),
                        "raw/1"))
                .effective(new Period(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)))
                .handling(new Handling(Set.of("PII", "PAY"), "EU"))
                .extensions(new TreeMap<>(Map.of("acme.region", "south", "acme.branch", "7")))
                .build();
        return TimeEntryBuilder.builder(entry)
                .header(header)
                .clock(new TimeSpan(moment, moment.plusSeconds(60)))
                .task(new Ref<>("psa", RecordType.TASK, "T"))
                .approved(new Touch("bob", moment))
                .billing(new TimeBilling(
                        BillingState.UNBILLED,
                        Quantity.of("7"),
                        List.of(new BillingShare(BillingState.HELD, Quantity.of("1")))))
                .pricing(new TimePricing(
                        new LockedRate(price, new Ref<>("psa", RecordType.RATE_CARD, "R"), "row", "4"), price))
                .notes(new TimeNotes("in", "out \ud800 \u00e9"))
                .corrects(new Ref<>("psa", RecordType.TIME_ENTRY, "T-0"))
                .build();
    }
}
