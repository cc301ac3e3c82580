package org.tallystick.examples.monthend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;

/** A firm whose months are played: how its systems hang together, and how its result names them. */
public interface Firm {

    /** The name of its command. */
    String name();

    /** Class whose {@code main} is its command. */
    default Class<?> command() {
        return getClass();
    }

    /** What the command does, in a sentence. */
    String description();

    /** The folder with the month that ships with it, beside its sources. */
    String month();

    /** Its systems. */
    Systems systems();

    /** Puts the engine together. */
    Tallystick open(Opening opening);

    /** Lets what comes in files arrive where they are read; twice is once. */
    default void drop(Path deliveries, YearMonth period, Vendors vendors) throws IOException {}

    /**
     * The names under which systems are connected.
     *
     * @param crm where opportunities are, if there is a CRM
     * @param psa where work is recorded
     * @param erp where documents are posted
     * @param psaInResult what result files call the PSA
     */
    record Systems(String crm, String psa, String erp, String psaInResult) {}

    /**
     * What the engine is put together from.
     *
     * @param store JDBC URL of the hub
     * @param vendors whose systems are connected
     * @param master the firm's own tables
     * @param rules the installation's rule set
     * @param time the engine's clock
     * @param warehouse JDBC URL of the warehouse; none: there is no warehouse
     */
    record Opening(
            String store,
            Vendors vendors,
            MasterData master,
            Path rules,
            EngineTime time,
            @Nullable String warehouse) {

        /** How long another engine on the hub waits for one that was killed. */
        public static final Duration LEASE = Duration.ofSeconds(10);

        /** Another file of the firm's, beside the rule set. */
        public Path besideRules(String file) {
            return rules.resolveSibling(file);
        }
    }
}
