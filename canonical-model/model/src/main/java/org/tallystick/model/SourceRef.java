package org.tallystick.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one system names a record (CM-10).
 *
 * @param system the installation, by the name that the host gave it
 * @param instance org, tenant or account inside it, if it has several
 * @param objectType the system's own word for the kind of thing: {@code pse__Proj__c}
 * @param externalId its id there, untouched
 * @param externalVersion what that system counts its versions by
 * @param observedAt when this version was read
 */
public record SourceRef(
        String system,
        @Nullable String instance,
        String objectType,
        String externalId,
        @Nullable String externalVersion,
        Instant observedAt) {

    public SourceRef {
        MissingFieldsException.check(
                SourceRef.class,
                "system",
                system,
                "objectType",
                objectType,
                "externalId",
                externalId,
                "observedAt",
                observedAt);
    }
}
