package org.tallystick.connector.salesforce.platform;

import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/** What to do when a check fails. */
final class OrgAdvice {

    private static final String HOST = "Check 'token-uri' and 'instance-uri': they are at the org's own My Domain host";

    private OrgAdvice() {}

    /** The failure with a remedy, if it had none and one is known. */
    static ConnectorException of(ConnectorException failure) {
        return CheckAdvice.on(failure, HOST, OrgAdvice::remedy);
    }

    private static String remedy(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED ->
                "Check 'client-id' and the client secret, which may have been renewed, and that the app's client credentials flow is on and runs as a user";
            case REFUSED ->
                "Give the connected app the scope 'api', and the user that it runs as the permission API Enabled";
            case NOT_FOUND -> "Check 'token-uri', 'instance-uri' and 'api-version'";
            default -> "";
        };
    }
}
