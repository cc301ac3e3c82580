package org.tallystick.connector.workday;

import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What to do when a check fails. */
final class Advice {

    private Advice() {}

    /** The failure with a remedy, if it had none and one is known. */
    static ConnectorException of(ConnectorException failure) {
        Problem problem = failure.problem();
        String remedy = remedy(problem.kind(), problem.code());
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
}
