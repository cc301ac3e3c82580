package org.tallystick.connector.workday;

import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What to do when a check fails. */
final class Advice {

    private Advice() {}

    /** The failure with a remedy, if it had none and one is known. */
    static ConnectorException of(ConnectorException failure) {
        return with(remedy(failure.problem().kind(), failure.problem().code()), failure);
    }

    /** The same, of a call by REST. */
    static ConnectorException ofRest(ConnectorException failure) {
        return with(restRemedy(failure.problem().kind(), failure.problem().code()), failure);
    }

    private static ConnectorException with(String remedy, ConnectorException failure) {
        Problem problem = failure.problem();
        return problem.remedy() != null || remedy.isEmpty()
                ? failure
                : new ConnectorException(problem.withRemedy(remedy), failure);
    }

    private static String remedy(FailureKind kind, String code) {
        if (code.equals("CANNOT_CONNECT")) {
            return "Check 'base-uri': it is the host of the tenant's data centre";
        }
        return switch (kind) {
            case UNAUTHORIZED ->
                "Check 'user', an integration system user, and the password: it may have expired or been changed";
            case REFUSED -> "Share the report with the user, or give its security group view access to worker data";
            case NOT_FOUND ->
                "Check 'tenant', 'report-owner' and 'report-name', in which upper and lower case differ, and 'soap-version'";
            case INVALID -> "Check 'soap-version', and that the report asks for nothing that has no default";
            default -> "";
        };
    }

    private static String restRemedy(FailureKind kind, String code) {
        if (code.equals("CANNOT_CONNECT")) {
            return "Check 'base-uri': it is the host of the tenant's data centre";
        }
        return switch (kind) {
            case UNAUTHORIZED ->
                "Check 'client-id', an API client for integrations, its secret and its refresh token: they may be revoked or expired";
            case REFUSED ->
                "Give the API client the scope (functional area) Organizations and Roles, and its user's security group the domain";
            case NOT_FOUND -> "Check 'tenant', in which upper and lower case differ";
            default -> "";
        };
    }
}
