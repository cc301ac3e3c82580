package org.tallystick.connector.certinia;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.RecordType;
import org.tallystick.model.Task;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;

/** The Certinia connector passes the contract of connectors with tasks, which are only read. */
class TaskContractTest extends ConnectorContract<Task> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Task> openRemote() throws IOException {
        return new Tasks(new Psa(folder));
    }

    /** The tasks of a simulated org. */
    private static final class Tasks extends PsaRemote<Task> {

        Tasks(Psa psa) {
            super(psa, RecordType.TASK);
        }

        @Override
        public String seed(int number, int revision, Instant changedAt) {
            return deliver(number, "Design %d, revision %d".formatted(number, revision), "Started", false, changedAt);
        }

        @Override
        public String seedUnreadable(int number, Instant changedAt) {
            return deliver(number, "Design", "Parked", false, changedAt);
        }

        @Override
        public void delete(int number) {
            deliver(number, "Design", "Started", true, now());
        }

        private String deliver(int number, String name, String status, boolean deleted, Instant changedAt) {
            String id = "a1K5g00000%05dEAA".formatted(number);
            psa().deliver("pse__Project_Task__c", """
                    [{"Id": "%s", "IsDeleted": %b, "Name": "%s", "pse__Project__c": "a0P5g0000000001EAA",
                      "pse__WBS_Element_Number__c": "1.%d", "pse__Estimated_Hours__c": 8, "pse__Status__c": "%s",
                      "SystemModstamp": "%s"}]
                    """.formatted(
                            id, deleted, name, number, status, Psa.STAMP.format(changedAt)));
            return id;
        }
    }
}
