package org.tallystick.connector.certinia.internal.read;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.SystemRefs;

/**
 * The package's own records are this system's; its accounts and opportunities are those that the CRM's connector reads from the same
 * org.
 *
 * @param own refs of this system
 * @param crm refs of the CRM
 * @param zone in which the times of the org are days; none: nobody said
 */
public record PsaRefs(
        SystemRefs own, SystemRefs crm, @Nullable ZoneId zone) {}
