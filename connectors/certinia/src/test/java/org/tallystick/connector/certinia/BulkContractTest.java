package org.tallystick.connector.certinia;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Project;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** The Certinia connector passes the contract of connectors with projects that are read and written by bulk jobs. */
class BulkContractTest extends ConnectorContract<Project> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Project> openRemote() throws IOException {
        return new BulkPsa(folder);
    }

    /** A job takes effect as it is closed: there a reply is lost. What else is cut, {@link BulkWriteTest} shows. */
    private static final class BulkPsa extends Psa {

        BulkPsa(Path folder) throws IOException {
            super(folder, Map.of("bulk-above", "0", "bulk-write-above", "0"), UnaryOperator.identity());
        }

        @Override
        public Set<RemoteFault> faults() {
            return EnumSet.of(RemoteFault.UNAVAILABLE, RemoteFault.UNAUTHORIZED, RemoteFault.REPLY_LOST);
        }

        @Override
        public void arm(RemoteFault fault, int calls) {
            if (fault == RemoteFault.REPLY_LOST && calls > 0) {
                script(
                        "\"method\": \"PATCH\", \"pathContains\": \"/jobs/ingest/\", \"kind\": \"DROP_AFTER_COMMIT\", \"times\": "
                                + calls);
            } else {
                super.arm(fault, calls);
            }
        }
    }
}
