package org.tallystick.connector.workday;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests over a simulated tenant, in which it is 1 September 2026, of which each has its own; workers are read by report unless a test says otherwise. */
abstract class OverTenant {

    @TempDir
    Path folder;

    protected Tenant tenant;

    @BeforeEach
    void start() throws IOException {
        tenant = new Tenant(folder, "raas");
    }

    @AfterEach
    void stop() {
        tenant.close();
    }
}
