package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.TIME_ENTRY;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;

/** A simulated account and the time of one employee on a project. */
final class TimeEntries extends Account<TimeEntry> {

    private final String project;

    TimeEntries(Path folder) throws IOException {
        super(folder, "timeBill");
        String customer = put("customer/eid:alder", "{\"companyName\":\"Alder Rail\",\"subsidiary\":{\"id\":\"2\"}}");
        project = put(
                "job/eid:claims",
                "{\"companyName\":\"Claims\",\"parent\":{\"id\":\"%s\"},\"subsidiary\":{\"id\":\"2\"}}"
                        .formatted(customer));
        prepared();
    }

    @Override
    public RecordType<TimeEntry> type() {
        return TIME_ENTRY;
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return put("timeBill/eid:seeded-" + number, """
                {"employee":{"id":"12"},"customer":{"id":"%s"},"tranDate":"2026-08-03","hours":"%d:%02d",\
                "isBillable":true,"approvalStatus":{"id":"3"}}""".formatted(project, 1 + revision, number % 60));
    }

    /** Of a day that is none. */
    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        play("2026-09", "timebill", """
                [{"id":"7","employee":"12","trandate":"soon","hours":"8","approvalstatus":"3","timetype":"A"}]""");
        return "7";
    }

    @Override
    public void delete(int number) {
        remove("timeBill/eid:seeded-" + number);
    }
}
