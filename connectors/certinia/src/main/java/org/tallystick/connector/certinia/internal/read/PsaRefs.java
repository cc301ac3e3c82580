package org.tallystick.connector.certinia.internal.read;

import org.tallystick.connector.salesforce.platform.SystemRefs;

/**
 * The package's own records are this system's; its accounts and opportunities are those that the CRM's connector reads from the same
 * org.
 *
 * @param own refs of this system
 * @param crm refs of the CRM
 */
public record PsaRefs(SystemRefs own, SystemRefs crm) {}
