package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody approves their own time. */
class TimeApprovalTest {

    private final Resource resource = ResourceBuilder.builder()
            .header(header(RecordType.RESOURCE, "W-1"))
            .workerId("4711")
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"W-1", "4711"})
    void whoWorkedDoesNotApprove(String by) {
        assertThat(told(TimeApproval.check(approvedBy(by), resource))).containsExactly("TIME_APPROVER /approved/by");
    }

    @Test
    void somebodyElseDoes() {
        TimeEntry other = TimeEntryBuilder.builder(approvedBy("W-1"))
                .resource(ref(RecordType.RESOURCE, "W-2"))
                .build();

        assertThat(TimeApproval.check(approvedBy("W-2"), resource)).isEmpty();
        assertThat(TimeApproval.check(approvedBy(null), resource)).isEmpty();
        assertThat(TimeApproval.check(TimeEntryRulesTest.entry("8"), resource)).isEmpty();
        assertThat(TimeApproval.check(other, resource)).isEmpty();
    }

    private static TimeEntry approvedBy(String by) {
        return TimeEntryBuilder.builder(TimeEntryRulesTest.entry("8"))
                .resource(ref(RecordType.RESOURCE, "W-1"))
                .approved(new Touch(by, Instant.EPOCH))
                .build();
    }
}
