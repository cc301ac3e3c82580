package org.tallystick.connector.salesforce.platform;

import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/**
 * What to do when a check fails.
 *
 * @param isJwtBearer whether the org is entered by a signed assertion
 */
record OrgAdvice(boolean isJwtBearer) {

    /** The failure with a remedy, if it had none and one is known. */
    ConnectorException on(ConnectorException failure) {
        return CheckAdvice.on(failure, host(), this::remedy);
    }

    private String host() {
        return isJwtBearer
                ? "Check 'token-uri', which is at a login host or the org's own My Domain host, and 'instance-uri', which is at the latter"
                : "Check 'token-uri' and 'instance-uri': they are at the org's own My Domain host";
    }

    private String remedy(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED -> isJwtBearer ? jwtBearer(problem.code()) : clientCredentials();
            case REFUSED ->
                "Give the connected app the scope 'api', and the user that it runs as the permissions API Enabled and View Setup and Configuration";
            case NOT_FOUND -> "Check 'token-uri', 'instance-uri' and 'api-version'";
            default -> "";
        };
    }

    private static String clientCredentials() {
        return "Check 'client-id' and the client secret, which may have been renewed, and that the app's client credentials flow is on and runs as a user";
    }

    /** The org gives one code for all that is wrong with an assertion; its message says which it is. */
    private static String jwtBearer(String code) {
        return switch (code) {
            case "invalid_client_id" -> "Check 'client-id': it is the connected app's consumer key";
            case "invalid_client" ->
                "Check 'client-id', and that the certificate of 'private-key' is the connected app's and has not expired";
            default ->
                "Check that 'username' is an active user whom the connected app is approved for, that 'audience' fits (https://test.salesforce.com for a sandbox), that the certificate of 'private-key' is the app's, and this machine's clock";
        };
    }
}
