package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Assignment;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Page;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/** The days of an assignment are formulas over its schedule, and who saves that does not touch it. */
class AssignmentDaysTest {

    private static final String ASSIGNMENT = "a0A5g0000000001EAA";
    private static final String SCHEDULE = "a2K5g0000000001EAA";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0", "100"})
    void aScheduleThatIsMovedIsFoundByTheSweepAndNotTwice(String bulkAbove) throws IOException {
        try (Psa psa = new Psa(folder);
                Connector connector = psa.connect(
                        Map.of("bulk-above", bulkAbove),
                        name -> Secret.of(psa.secrets().get(name)))) {
            deliver(psa);
            SweptSource<Assignment> source = (SweptSource<Assignment>)
                    connector.source(RecordType.ASSIGNMENT, SourceSpec.BUILT_IN).orElseThrow();
            Page<Assignment> read = source.read(null, 10);
            while (read.changes().isEmpty()) {
                read = source.read(read.cursor(), 10);
            }
            Change.Upsert<Assignment> before = upsert(read.changes());
            assertThat(days(before)).isEqualTo(until(LocalDate.of(2026, 9, 30)));
            assertThat(source.versions(null, 10).byId()).containsEntry(ASSIGNMENT, before.version());

            psa.change("pse__Schedule__c", SCHEDULE, "{\"pse__End_Date__c\":\"2026-12-31\"}");

            assertThat(source.versions(null, 10).byId().get(ASSIGNMENT)).isGreaterThan(before.version());
            Change.Upsert<Assignment> after = upsert(source.fetch(List.of(ASSIGNMENT)));
            assertThat(days(after)).isEqualTo(until(LocalDate.of(2026, 12, 31)));
            assertThat(source.versions(null, 10).byId()).containsEntry(ASSIGNMENT, after.version());
        }
    }

    @Test
    void anAssignmentThatIsNewerThanItsScheduleHasItsOwnVersion() throws IOException {
        try (Psa psa = new Psa(folder);
                Connector connector =
                        psa.connect(name -> Secret.of(psa.secrets().get(name)))) {
            deliver(psa);
            SweptSource<Assignment> source = (SweptSource<Assignment>)
                    connector.source(RecordType.ASSIGNMENT, SourceSpec.BUILT_IN).orElseThrow();
            psa.change("pse__Schedule__c", SCHEDULE, "{\"pse__End_Date__c\":\"2026-12-31\"}");
            long moved = upsert(source.fetch(List.of(ASSIGNMENT))).version();

            psa.change("pse__Assignment__c", ASSIGNMENT, "{\"pse__Role__c\":\"Architect\"}");

            assertThat(upsert(source.fetch(List.of(ASSIGNMENT))).version()).isGreaterThan(moved);
        }
    }

    private static void deliver(Psa psa) {
        psa.deliver("pse__Schedule__c", """
                [{"Id": "%s", "IsDeleted": false, "pse__Start_Date__c": "2026-03-02", "pse__End_Date__c": "2026-09-30",
                  "pse__Monday_Hours__c": 8, "pse__Tuesday_Hours__c": 8, "pse__Wednesday_Hours__c": 8, "pse__Thursday_Hours__c": 8,
                  "pse__Friday_Hours__c": 8, "pse__Saturday_Hours__c": 0, "pse__Sunday_Hours__c": 0,
                  "SystemModstamp": "2026-08-01T10:00:00.000+0000"}]""".formatted(SCHEDULE));
        psa.deliver("pse__Assignment__c", """
                [{"Id": "%s", "IsDeleted": false, "pse__Schedule__c": "%s", "pse__Start_Date__c": "2026-03-02",
                  "pse__End_Date__c": "2026-09-30", "SystemModstamp": "2026-08-01T10:00:00.000+0000"}]
                """.formatted(ASSIGNMENT, SCHEDULE));
    }

    private static Period until(LocalDate last) {
        return Period.inclusive(LocalDate.of(2026, 3, 2), last);
    }

    private static Change.Upsert<Assignment> upsert(List<Change<Assignment>> changes) {
        return (Change.Upsert<Assignment>) changes.get(0);
    }

    private static Period days(Change.Upsert<Assignment> change) {
        return change.drafts().get(0).build().period();
    }
}
