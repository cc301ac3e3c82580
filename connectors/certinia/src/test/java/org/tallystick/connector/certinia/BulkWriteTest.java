package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.simulators.salesforce.OrgSettings;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Secret;
import org.tallystick.spi.Write;

/** Many projects at once, by an ingest job of the Bulk API 2.0: three and more here. */
class BulkWriteTest {

    private static final String CLOSE = "\"method\": \"PATCH\", \"pathContains\": \"/jobs/ingest/\", ";

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void moreThanTheThresholdAreOneJob() throws IOException {
        Psa org = org(UnaryOperator.identity());
        RecordSink<Project> sink = sink(org);

        assertThat(kinds(sink.write(writes(2)))).containsOnly(Outcome.Kind.APPLIED);
        assertThat(org.calls("composite")).isEqualTo(1);
        assertThat(kinds(sink.write(writes(3)))).containsOnly(Outcome.Kind.APPLIED);

        assertThat(org.calls("composite")).isEqualTo(1);
        assertThat(org.calls("PUT")).isEqualTo(1);
        assertThat(org.count()).isEqualTo(3);
    }

    @Test
    void eachRowHasItsOwnOutcomeWhateverTheOrderOfTheResults() throws IOException {
        Psa org = org(UnaryOperator.identity());
        List<Write<Project>> batch = writes(4);
        batch.set(2, write(org.refused(2), 2));

        List<Outcome> outcomes = sink(org).write(batch);

        assertThat(kinds(outcomes))
                .containsExactly(
                        Outcome.Kind.APPLIED, Outcome.Kind.APPLIED, Outcome.Kind.REJECTED, Outcome.Kind.APPLIED);
        assertThat(outcomes.get(2).problem().code()).isEqualTo("MALFORMED_ID");
        assertThat(outcomes.get(2).problem().field()).isEqualTo("pse__Account__c");
        assertThat(outcomes.get(2).problem().message())
                .startsWith("pse__Account__c: id value of incorrect type: 0015g00000ZZZ99");
        assertThat(outcomes.get(3).remoteId())
                .isEqualTo(lookup(org).byExternalKey(List.of("k3")).get("k3").remoteId());
    }

    @Test
    void aJobThatRunsIsAskedAgainAndNotSentAgain() throws IOException {
        Psa org = org(settings -> settings.withBulkPolls(2));
        RecordSink<Project> sink = sink(org);

        List<Outcome> first = sink.write(writes(3));
        List<Outcome> second = sink.write(writes(3));
        List<Outcome> third = sink.write(writes(3));

        assertThat(kinds(first)).containsOnly(Outcome.Kind.UNKNOWN);
        assertThat(kinds(second)).containsOnly(Outcome.Kind.RETRY);
        assertThat(second.get(0).problem().code()).isEqualTo("BULK_JOB_RUNS");
        assertThat(second.get(0).problem().suggestedDelay()).contains(Duration.ofSeconds(10));
        assertThat(kinds(third)).containsOnly(Outcome.Kind.APPLIED);
        assertThat(org.calls("PUT")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_AFTER_COMMIT", "DROP_BEFORE", "CUT_BODY", "STATUS_AFTER_COMMIT\", \"status\": \"500"})
    void aLostReplyToTheCloseIsUnknownAndTheJobIsAskedInsteadOfSentAgain(String fault) throws IOException {
        Psa org = org(UnaryOperator.identity());
        RecordSink<Project> sink = sink(org);
        org.script((CLOSE + "\"kind\": \"" + fault + "\"").replace("\"500\"", "500"));

        List<Outcome> lost = sink.write(writes(3));
        List<Outcome> again = sink.write(writes(3));
        List<Outcome> once = sink.write(writes(3));

        assertThat(kinds(lost)).containsOnly(Outcome.Kind.UNKNOWN);
        assertThat(kinds(fault.equals("DROP_BEFORE") ? once : again)).containsOnly(Outcome.Kind.APPLIED);
        assertThat(org.calls("PUT")).isEqualTo(fault.equals("DROP_BEFORE") ? 1 : 2);
        assertThat(org.count()).isEqualTo(3);
    }

    @Test
    void aRefusedCloseAbortsTheJobAndNothingWasDone() throws IOException {
        Psa org = org(UnaryOperator.identity());
        RecordSink<Project> sink = sink(org);
        org.script(CLOSE + "\"kind\": \"BUSY\"");

        List<Outcome> outcomes = sink.write(writes(3));

        assertThat(kinds(outcomes)).containsOnly(Outcome.Kind.RETRY);
        assertThat(org.calls("PATCH")).isEqualTo(1);
        assertThat(org.count()).isZero();
        assertThat(kinds(sink.write(writes(3)))).containsOnly(Outcome.Kind.APPLIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void aJobThatTheOrgRefusesGoesByCalls(String method) throws IOException {
        Psa org = org(UnaryOperator.identity());
        org.script("\"method\": \"%s\", \"pathContains\": \"/jobs/ingest\", \"kind\": \"STATUS\", \"status\": 400"
                .formatted(method));

        assertThat(kinds(sink(org).write(writes(3)))).containsOnly(Outcome.Kind.APPLIED);

        assertThat(org.calls("composite")).isEqualTo(1);
        assertThat(org.count()).isEqualTo(3);
    }

    @Test
    void anUploadThatIsLostAbortsTheJobAndNothingWasDone() throws IOException {
        Psa org = org(UnaryOperator.identity());
        RecordSink<Project> sink = sink(org);
        org.script("\"method\": \"PUT\", \"kind\": \"DROP_AFTER_COMMIT\"");

        assertThatThrownBy(() -> sink.write(writes(3)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        lost -> assertThat(lost.kind()).isEqualTo(FailureKind.UNAVAILABLE));

        assertThat(org.calls("PATCH")).isEqualTo(1);
        assertThat(org.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"successfulResults", "failedResults", "unprocessedrecords"})
    void resultsThatCannotBeReadAreAskedForAgain(String results) throws IOException {
        for (String kind : List.of("CUT_BODY", "GARBAGE")) {
            Psa org = new Psa(folder.resolve(kind), Map.of("bulk-write-above", "2"), UnaryOperator.identity());
            open.add(org);
            RecordSink<Project> sink = sink(org);
            org.script("\"pathContains\": \"/%s\", \"kind\": \"%s\"".formatted(results, kind));

            List<Outcome> unread = sink.write(writes(3));
            List<Outcome> read = sink.write(writes(3));

            assertThat(kinds(unread)).containsOnly(Outcome.Kind.UNKNOWN);
            assertThat(kinds(read)).containsOnly(Outcome.Kind.APPLIED);
            assertThat(org.calls("PUT")).isEqualTo(1);
        }
    }

    @Test
    void whatAFailedJobDidNotReachIsTriedAgain() throws IOException {
        Psa org = org(OrgSettings::withFailingBulk);

        List<Outcome> outcomes = sink(org).write(writes(4));

        assertThat(kinds(outcomes))
                .containsExactly(Outcome.Kind.APPLIED, Outcome.Kind.APPLIED, Outcome.Kind.RETRY, Outcome.Kind.RETRY);
        assertThat(outcomes.get(3).problem().code()).isEqualTo("BULK_UNPROCESSED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whileAJobRunsThatIsNotOursNothingIsWritten(int size) throws IOException {
        Psa org = org(settings -> settings.withBulkPolls(5));
        sink(org).write(writes(3));
        RecordSink<Project> afterARestart = sink(org);

        assertThatThrownBy(() -> afterARestart.write(writes(size)))
                .isInstanceOfSatisfying(ConnectorException.class, waiting -> {
                    assertThat(waiting.kind()).isEqualTo(FailureKind.THROTTLED);
                    assertThat(waiting.problem().code()).isEqualTo("BULK_JOB_RUNS");
                });

        assertThat(org.calls("composite")).isZero();
        assertThat(org.calls("PUT")).isEqualTo(1);
    }

    /** A thread asks which jobs run; before it has the answer another hears that the one which runs, and is ours, has ended. */
    @Test
    void aJobOfOursThatEndsMeanwhileHoldsUpNobody() throws IOException {
        Psa org = org(settings -> settings.withBulkPolls(1));
        Gateway gateway = new Gateway(org.uri());
        open.add(gateway);
        Connector connector = org.connect(
                Map.of("bulk-write-above", "2", "instance-uri", gateway.uri()),
                name -> Secret.of(org.secrets().get(name)));
        RecordSink<Project> sink = connector.sink(RecordType.PROJECT).orElseThrow();
        assertThat(kinds(sink.write(writes(3)))).containsOnly(Outcome.Kind.UNKNOWN);
        List<Outcome.Kind> ended = new ArrayList<>();
        gateway.whileAnswering("jobs/ingest?", () -> ended.addAll(kinds(sink.write(writes(3)))));

        assertThat(kinds(sink.write(List.of(write(project(7).build(), 7))))).containsOnly(Outcome.Kind.APPLIED);

        assertThat(ended).hasSize(3).containsOnly(Outcome.Kind.APPLIED);
    }

    @Test
    void aJobClearsWhatAProjectDoesNotHave() throws IOException {
        Psa org = org(UnaryOperator.identity());
        RecordSink<Project> sink = sink(org);
        List<Write<Project>> full = writes(3);
        full.set(
                0,
                write(
                        project(0)
                                .period(new Period(LocalDate.of(2026, 3, 2), null))
                                .build(),
                        0));
        sink.write(full);

        sink.write(List.of(
                write(project(0).build(), 0, "b"),
                write(project(1).build(), 1, "b"),
                write(project(2).build(), 2, "b")));

        assertThat(org.calls("PUT")).isEqualTo(2);
        assertThat(lookup(org).byExternalKey(List.of("k0")).get("k0").digest())
                .isEqualTo(lookup(org).digest(write(project(0).build(), 0)));
    }

    @Test
    void aTextThatAJobWouldTakeForNoneIsWrittenByCalls() throws IOException {
        Psa org = org(UnaryOperator.identity());
        List<Write<Project>> batch = writes(3);
        batch.set(1, write(project(1).name("#N/A").build(), 1));

        assertThat(kinds(sink(org).write(batch))).containsOnly(Outcome.Kind.APPLIED);

        assertThat(org.calls("PUT")).isZero();
        assertThat(org.content("k1")).contains("#N/A");
    }

    @Test
    void aTextThatIsLongerThanAJobTakesIsWrittenByCalls() throws IOException {
        Psa org = org(UnaryOperator.identity());
        List<Write<Project>> batch = writes(3);
        Project talkative = project(1).build();
        batch.set(
                1,
                write(
                        RecordType.PROJECT.withHeader(
                                talkative,
                                CustomFields.with(talkative.header(), Map.of("pse__Notes__c", "x".repeat(32_001)))),
                        1));

        assertThat(kinds(sink(org).write(batch)))
                .containsExactly(Outcome.Kind.APPLIED, Outcome.Kind.REJECTED, Outcome.Kind.APPLIED);

        assertThat(org.calls("PUT")).isZero();
    }

    private Psa org(UnaryOperator<OrgSettings> settings) throws IOException {
        Psa org = new Psa(folder, Map.of("bulk-write-above", "2"), settings);
        open.add(org);
        return org;
    }

    private static RecordSink<Project> sink(Psa org) {
        return connect(org).sink(RecordType.PROJECT).orElseThrow();
    }

    private static RecordLookup<Project> lookup(Psa org) {
        return connect(org).lookup(RecordType.PROJECT).orElseThrow();
    }

    private static Connector connect(Psa org) {
        return org.connect(name -> Secret.of(org.secrets().get(name)));
    }

    private static List<Outcome.Kind> kinds(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::kind).toList();
    }

    private static List<Write<Project>> writes(int size) {
        List<Write<Project>> writes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            writes.add(write(project(i).build(), i));
        }
        return writes;
    }

    private static ProjectBuilder project(int number) {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.PROJECT, "p" + number)))
                .name("Data platform, \"phase\" " + number)
                .currency(new CurrencyCode("EUR"));
    }

    private static Write<Project> write(Project project, int number) {
        return write(project, number, "a");
    }

    private static Write<Project> write(Project project, int number, String version) {
        String key = ("%063d".formatted(number) + version);
        return new Write<>(project, "k" + number, key, null, Map.of());
    }
}
