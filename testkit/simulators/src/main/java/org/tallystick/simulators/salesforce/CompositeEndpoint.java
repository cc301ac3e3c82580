package org.tallystick.simulators.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.internal.Routes;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several calls in one, done in their order: each may use what those before it answered, all count once against the daily allowance, and the answer is 200
 * whatever became of them. A collection in which records failed counts as failed if it is all or none itself. Source: Salesforce contract sheet, section 5.3.
 */
final class CompositeEndpoint {

    private static final int FIRST_FAILURE = 300;

    private final OrgData data;
    private final Routes calls;

    /** @param calls what a part may call */
    CompositeEndpoint(OrgData data, Routes calls) {
        this.data = data;
        this.calls = calls;
    }

    Response answer(Request request) {
        ObjectNode whole = Bodies.object(request);
        List<Subrequest> parts = Subrequest.all(whole);
        List<Response> answers = whole.path("allOrNone").asBoolean(false)
                ? allOrNone(request, parts)
                : new Run(request, parts).toTheEnd();
        ObjectNode body = Json.MAPPER.createObjectNode();
        for (int i = 0; i < parts.size(); i++) {
            body.withArray("compositeResponse").add(show(parts.get(i), answers.get(i)));
        }
        return Response.json(200, body);
    }

    private List<Response> allOrNone(Request request, List<Subrequest> parts) {
        Run run = new Run(request, parts);
        data.atomically(() -> {
            run.toTheFirstFailure();
            return !run.hasFailed;
        });
        if (!run.hasFailed) {
            return run.answers;
        }
        Response halted = Errors.of(ApiException.invalid(
                "PROCESSING_HALTED",
                "The transaction was rolled back since another operation in the same transaction failed."));
        int failed = run.answers.size() - 1;
        List<Response> answers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            answers.add(i == failed ? run.answers.get(i) : halted);
        }
        return answers;
    }

    /** One doing of all parts. */
    private final class Run {

        private final Request whole;
        private final List<Subrequest> parts;
        private final References known = new References();
        private final List<Response> answers = new ArrayList<>();
        private int writes;
        private boolean hasFailed;

        Run(Request whole, List<Subrequest> parts) {
            this.whole = whole;
            this.parts = parts;
        }

        List<Response> toTheEnd() {
            parts.forEach(this::next);
            return answers;
        }

        void toTheFirstFailure() {
            parts.stream().takeWhile(part -> !hasFailed).forEach(this::next);
        }

        private void next(Subrequest part) {
            Response answer = answer(part);
            answers.add(answer);
            if (isFailure(part, answer)) {
                hasFailed = true;
            } else {
                known.put(part.referenceId(), json(answer));
            }
        }

        private Response answer(Subrequest part) {
            try {
                Request request = part.request(whole, known, isLocked(part) ? Fault.Kind.LOCKED : null);
                String path = request.rawUri().replaceFirst("\\?.*", "");
                Routes.Match match = calls.find(request.method(), path).orElseThrow(() -> notThere(path));
                Request routed = request.withVariables(match.variables());
                Access.checkVersion(routed);
                return match.handler().handle(routed);
            } catch (ApiException refusal) {
                return Errors.of(refusal);
            }
        }

        /** Of the parts that write each second, the first among them, as of the records of a collection. */
        private boolean isLocked(Subrequest part) {
            return part.isWrite() && writes++ % 2 == 0 && whole.meets(Fault.Kind.LOCKED);
        }
    }

    private ApiException notThere(String path) {
        return calls.knowsPath(path)
                ? new ApiException(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed")
                : ApiException.notFound();
    }

    private static boolean isFailure(Subrequest part, Response answer) {
        return answer.status() >= FIRST_FAILURE
                || (part.isAllOrNone()
                        && json(answer)
                                .valueStream()
                                .anyMatch(result -> !result.path("success").asBoolean(true)));
    }

    private static ObjectNode show(Subrequest part, Response answer) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.set("body", json(answer));
        ObjectNode headers = shown.putObject("httpHeaders");
        answer.headers().forEach((name, value) -> {
            if (!name.equals("Content-Type")) {
                headers.put(name, value);
            }
        });
        return shown.put("httpStatusCode", answer.status()).put("referenceId", part.referenceId());
    }

    private static JsonNode json(Response answer) {
        return answer.body().isEmpty() ? NullNode.instance : Json.MAPPER.readTree(answer.body());
    }
}
