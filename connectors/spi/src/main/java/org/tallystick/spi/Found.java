package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * A record that a system has.
 *
 * @param externalKey our key in it
 * @param remoteId the system's own id
 * @param number the system's own number for people, of documents that have one
 * @param digest its content in the system's normal form
 * @param net before tax; of documents
 * @param tax of documents
 */
public record Found(
        String externalKey,
        String remoteId,
        @Nullable String number,
        String digest,
        @Nullable Money net,
        @Nullable Money tax) {

    public Found {
        requireNonNull(externalKey, "externalKey");
        requireNonNull(remoteId, "remoteId");
        requireNonNull(digest, "digest");
    }
}
