package org.tallystick.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.SchemaDrift.Kind;

class SchemaSnapshotTest {

    private static final SchemaSnapshot THEN = snapshot(Map.of(
            "Account", Map.of("Id", "id", "Region__c", "picklist", "Old__c", "date"), "Gone__c", Map.of("Id", "id")));

    @Test
    void gov7_addedRemovedAndRetypedFieldsAreTold() {
        SchemaSnapshot now = snapshot(Map.of(
                "Account",
                Map.of("Id", "id", "Region__c", "string", "New__c", "double"),
                "Gone__c",
                Map.of(),
                "Other__c",
                Map.of("Id", "id")));

        assertThat(now.driftSince(THEN))
                .extracting(SchemaDrift::kind, SchemaDrift::toString)
                .containsExactly(
                        tuple(Kind.ADDED, "Account.New__c was added: it is double"),
                        tuple(Kind.REMOVED, "Account.Old__c was removed: it was date"),
                        tuple(Kind.RETYPED, "Account.Region__c was retyped: it was picklist, it is string"),
                        tuple(Kind.REMOVED, "Gone__c.Id was removed: it was id"));
    }

    @Test
    void theSameSchemaHasNotDriftedNorOneThatWasKeptAsText() {
        assertThat(THEN.driftSince(THEN)).isEmpty();
        assertThat(SchemaSnapshot.parse(THEN.text())).isEqualTo(THEN);
        SchemaSnapshot empty = snapshot(Map.of("Gone__c", Map.of()));
        assertThat(SchemaSnapshot.parse(empty.text())).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Account\tId", "\tId\tid", "Account\tId\tid\tmore"})
    void aTextThatIsNoSnapshotIsRefused(String text) {
        assertThatThrownBy(() -> SchemaSnapshot.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("discover the schema anew");
    }

    private static SchemaSnapshot snapshot(Map<String, Map<String, String>> objects) {
        SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
        objects.forEach((object, fields) -> sorted.put(object, new TreeMap<>(fields)));
        return new SchemaSnapshot(sorted);
    }
}
