package org.tallystick.connector.warehouse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tallystick.spi.Connector;

/** A warehouse and its connector, on every database. */
abstract class DatabaseContract {

    Target target;
    Connector connector;

    abstract Target open() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        target = open();
        connector = target.connect();
    }

    @AfterEach
    void close() throws Exception {
        connector.close();
        target.close();
    }
}
