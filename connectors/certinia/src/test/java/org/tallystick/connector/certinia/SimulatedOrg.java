package org.tallystick.connector.certinia;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests over a simulated org. */
abstract class SimulatedOrg {

    @TempDir
    Path folder;

    Psa psa;

    @BeforeEach
    void start() throws IOException {
        psa = new Psa(folder);
    }

    @AfterEach
    void stop() {
        psa.close();
    }
}
