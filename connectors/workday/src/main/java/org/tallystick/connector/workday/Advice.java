package org.tallystick.connector.workday;

import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/** What to do when a check fails. */
final class Advice {

    private static final String HOST = "Check 'base-uri': it is the host of the tenant's data centre";

    private Advice() {}

    /** The failure with a remedy, if it had none and one is known. */
    static ConnectorException of(ConnectorException failure) {
        return CheckAdvice.on(failure, HOST, Advice::remedy);
    }

    /** The same, of a call by REST. */
    static ConnectorException ofRest(ConnectorException failure) {
        return CheckAdvice.on(failure, HOST, Advice::restRemedy);
    }

    private static String remedy(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED ->
                "Check 'user', an integration system user, and the password: it may have expired or been changed";
            case REFUSED -> "Share the report with the user, or give its security group view access to worker data";
            case NOT_FOUND ->
                "Check 'tenant', 'report-owner' and 'report-name', in which upper and lower case differ, and 'soap-version'";
            case INVALID ->
                "Check 'soap-version', and that 'report-prompts' says all that the report asks and has no default for";
            default -> "";
        };
    }

    private static String restRemedy(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED ->
                "Check 'client-id', an API client for integrations, its secret and its refresh token: they may be revoked or expired";
            case REFUSED ->
                "Give the API client the scope (functional area) Organizations and Roles, and its user's security group the domain";
            case NOT_FOUND -> "Check 'tenant', in which upper and lower case differ";
            default -> "";
        };
    }
}
