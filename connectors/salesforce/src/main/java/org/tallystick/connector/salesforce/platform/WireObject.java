package org.tallystick.connector.salesforce.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every row of every object has; absent only in an answer that is not what the API promises. */
public interface WireObject {

    /** {@code Id}. */
    @Nullable String id();

    /** {@code IsDeleted}. */
    @Nullable Boolean isDeleted();

    /** {@code SystemModstamp}. */
    @Nullable Instant systemModstamp();
}
