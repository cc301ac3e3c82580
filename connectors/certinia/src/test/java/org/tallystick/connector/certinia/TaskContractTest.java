package org.tallystick.connector.certinia;

import java.io.IOException;
import java.nio.file.Path;
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
    private static final class Tasks extends PsaRows<Task> {

        Tasks(Psa psa) {
            super(psa, RecordType.TASK, "pse__Project_Task__c");
        }

        @Override
        String id(int number) {
            return "a1K5g00000%05dEAA".formatted(number);
        }

        @Override
        String fields(int number, String name, String status) {
            return """
                    "Name": "%s", "pse__Project__c": "a0P5g0000000001EAA", "pse__WBS_Element_Number__c": "1.%d",
                    "pse__Estimated_Hours__c": 8, "pse__Status__c": "%s"
                    """.formatted(name, number, status);
        }

        @Override
        String status() {
            return "Started";
        }
    }
}
