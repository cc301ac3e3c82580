package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.Outcome;

/** Results of ingest jobs in the form of section 5.4 of the contract sheet. */
class IngestResultsTest {

    private static final String NO_ROWS = "\"sf__Id\",\"sf__Error\",\"Ext__c\",\"Name\"\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --           | REJECTED | Required fields are missing: [Name] | Name
            FIELD_CUSTOM_VALIDATION_EXCEPTION:Not after it is billed.:--                 | REJECTED | Not after it is billed.             | none
            INVALID_CROSS_REFERENCE_KEY:invalid cross reference id: 001:A__c, B__c --    | REJECTED | invalid cross reference id: 001     | A__c
            UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record: 001:--  | RETRY    | unable to obtain exclusive access to this record: 001 | none
            UNKNOWN_EXCEPTION:An unexpected error occurred.:--                           | RETRY    | An unexpected error occurred.       | none
            """)
    void anErrorIsItsCodeItsMessageAndItsFields(String error, Outcome.Kind kind, String message, String field) {
        String failed = NO_ROWS + "\"\",\"%s\",\"k1\",\"\"\n".formatted(error);

        Outcome outcome = new IngestResults("Ext__c", "", failed, "").of("k1").orElseThrow();

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.problem().code()).isEqualTo(error.substring(0, error.indexOf(':')));
        assertThat(outcome.problem().message()).isEqualTo(message);
        assertThat(outcome.problem().field()).isEqualTo(field);
    }

    @Test
    void aRowThatSucceededHasTheIdOfItsRecord() {
        String successful = """
                "sf__Id","sf__Created","Ext__c","Name"
                "0015g00000KD0b8AAD","true","k1","A ""quoted"", two-
                line name"
                "0015g00000f8o0f","false","k2",""
                """;

        IngestResults results = new IngestResults("Ext__c", successful, NO_ROWS, "\"Ext__c\",\"Name\"\n");

        assertThat(results.of("k1")).contains(Outcome.applied("0015g00000KD0b8AAD"));
        assertThat(results.of("k2")).contains(Outcome.applied("0015g00000f8o0fAAA"));
        assertThat(results.of("k3")).isEmpty();
    }
}
