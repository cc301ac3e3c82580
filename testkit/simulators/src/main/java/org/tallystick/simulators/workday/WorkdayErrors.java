package org.tallystick.simulators.workday;

import java.util.Map;
import org.tallystick.simulators.internal.ErrorBodies;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;

/**
 * Errors in the form of the surface that is called: an object by REST, a fault by SOAP, a page by report and from what stands before all of them. Source: the vendor
 * contract sheet of Workday, section 7.
 */
final class WorkdayErrors implements ErrorBodies {

    private static final int FAULT = 500;

    @Override
    public Response of(int status, String reason) {
        return WorkdayTenant.refusal(status, reason);
    }

    @Override
    public Response of(Request request, int status, String reason) {
        String path = request.path();
        if (path.startsWith("/ccx/api/") || path.startsWith("/ccx/oauth2/")) {
            return Response.json(status, Map.of("error", reason));
        }
        boolean isSoap = path.startsWith("/ccx/service/") && request.method().equals("POST");
        return isSoap && status == FAULT ? Soap.processing(reason) : of(status, reason);
    }
}
