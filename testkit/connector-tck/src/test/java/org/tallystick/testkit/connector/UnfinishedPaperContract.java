package org.tallystick.testkit.connector;

import java.time.Instant;
import org.tallystick.model.Milestone;
import org.tallystick.spi.WriteStrategy;

/** Its connector is right, and its remote side fails; run by {@link ContractCatchesWrongConnectorsTest} only. */
class UnfinishedPaperContract extends ConnectorContract<Milestone> {

    @Override
    protected Remote<Milestone> openRemote() {
        return new PaperRemote(Variant.of(WriteStrategy.UPSERT_BY_EXTERNAL_KEY)) {
            @Override
            public String seed(int number, int revision, Instant changedAt) {
                throw new IllegalStateException("there is no table");
            }
        };
    }
}
