package org.tallystick.simulators.workday;

import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a test may choose of a tenant.
 *
 * @param time what is today, and now
 * @param certificate the key (RSA) of the certificate that is registered on the API clients for the JWT bearer grant; nothing if they have none
 */
public record TenantSettings(InstantSource time, Optional<PublicKey> certificate) {

    /** The system's clock, and no certificate. */
    public static TenantSettings ofDefaults() {
        return new TenantSettings(InstantSource.system(), Optional.empty());
    }

    /** The same with another clock. */
    public TenantSettings withTime(InstantSource newTime) {
        return new TenantSettings(newTime, certificate);
    }

    /** The same with a certificate. */
    public TenantSettings withCertificate(PublicKey newCertificate) {
        return new TenantSettings(time, Optional.of(newCertificate));
    }
}
