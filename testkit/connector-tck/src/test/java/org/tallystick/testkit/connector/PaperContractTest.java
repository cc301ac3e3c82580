package org.tallystick.testkit.connector;

import org.junit.jupiter.api.Nested;
import org.tallystick.model.Milestone;
import org.tallystick.spi.WriteStrategy;

/** The paper connector is right, whatever its server does with repeated writes. */
class PaperContractTest {

    @Nested
    class Upserting extends ConnectorContract<Milestone> {
        @Override
        protected Remote<Milestone> openRemote() {
            return new PaperRemote(Variant.of(WriteStrategy.UPSERT_BY_EXTERNAL_KEY));
        }
    }

    @Nested
    class RememberingKeys extends ConnectorContract<Milestone> {
        @Override
        protected Remote<Milestone> openRemote() {
            return new PaperRemote(Variant.of(WriteStrategy.NATIVE_KEY));
        }
    }

    @Nested
    class RefusingSecondOnes extends ConnectorContract<Milestone> {
        @Override
        protected Remote<Milestone> openRemote() {
            return new PaperRemote(Variant.of(WriteStrategy.UNIQUE_BUSINESS_KEY));
        }
    }

    @Nested
    class Unprotected extends ConnectorContract<Milestone> {
        @Override
        protected Remote<Milestone> openRemote() {
            return new PaperRemote(Variant.of(WriteStrategy.PROBE_THEN_CREATE));
        }
    }

    @Nested
    class AllOrNothing extends ConnectorContract<Milestone> {
        @Override
        protected Remote<Milestone> openRemote() {
            return new PaperRemote(
                    Variant.of(WriteStrategy.UPSERT_BY_EXTERNAL_KEY).atomic());
        }
    }
}
