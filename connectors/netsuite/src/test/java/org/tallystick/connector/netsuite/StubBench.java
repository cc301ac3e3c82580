package org.tallystick.connector.netsuite;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stub of NetSuite for each test. */
abstract class StubBench {

    NetSuiteStub netSuite;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
    }

    @AfterEach
    void stop() {
        netSuite.close();
    }
}
