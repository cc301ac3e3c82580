package org.tallystick.connector.workday;

import org.tallystick.connector.http.CheckAdvice;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/**
 * What to do when a check fails.
 *
 * @param access how the tenant is entered
 */
record Advice(Access access) {

    private static final String HOST = "Check 'base-uri': it is the host of the tenant's data centre";

    /** The failure with a remedy, if it had none and one is known. */
    ConnectorException on(ConnectorException failure) {
        return CheckAdvice.on(failure, HOST, this::remedy);
    }

    /** The same, of a call by REST. */
    ConnectorException onRest(ConnectorException failure) {
        return CheckAdvice.on(failure, HOST, this::restRemedy);
    }

    private String remedy(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED ->
                access.isBearerForWorkers()
                        ? client(problem.code())
                        : "Check 'user', an integration system user, and the password: it may have expired or been"
                                + " changed";
            case REFUSED ->
                access.isBearerForWorkers()
                        ? "Share the report with the user for whom the API client acts, whose security group needs"
                                + " view access to worker data, and give the client the scope (functional area) of what"
                                + " the report shows, such as Staffing"
                        : "Share the report with the user, or give its security group view access to worker data";
            case NOT_FOUND ->
                "Check 'tenant', 'report-owner' and 'report-name', in which upper and lower case differ, and"
                        + " 'soap-version'";
            case INVALID ->
                "Check 'soap-version', and that 'report-prompts' says all that the report asks and has no default for";
            default -> "";
        };
    }

    private String restRemedy(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHORIZED -> client(problem.code());
            case REFUSED ->
                "Give the API client the scope (functional area) Organizations and Roles, and its user's security"
                        + " group the domain";
            case NOT_FOUND -> "Check 'tenant', in which upper and lower case differ";
            default -> "";
        };
    }

    /** @param code of RFC 6749, or what stands for none */
    private String client(String code) {
        if (!access.isJwtBearer()) {
            return "Check 'client-id', an API client for integrations, its secret and its refresh token: they may be"
                    + " revoked or expired";
        }
        return switch (code) {
            case "invalid_client", "unauthorized_client", "unsupported_grant_type" ->
                "Check 'tenant' and 'client-id': it is an API client that takes JWT bearer assertions, with the"
                        + " certificate of 'private-key'";
            default ->
                "Check that the certificate of 'private-key' is registered on the API client and has not expired, that"
                        + " 'user' is its integration system user and active, and this machine's clock: an assertion is"
                        + " good for three minutes";
        };
    }
}
