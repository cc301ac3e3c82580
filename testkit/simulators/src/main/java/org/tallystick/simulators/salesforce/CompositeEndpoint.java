package org.tallystick.simulators.salesforce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        Run run = new Run(parts, new Locks(request));
        List<Response> answers = whole.path("allOrNone").asBoolean(false) ? run.allOrNone() : run.toTheEnd();
        return Response.json(200, show(parts, answers));
    }

    /** Each graph is all or none. After more failures than it takes the org halts the rest. */
    Response graphs(Request request) {
        Locks locks = new Locks(request);
        ObjectNode body = Json.MAPPER.createObjectNode();
        int failures = 0;
        for (Graph graph : Graph.all(Bodies.object(request))) {
            Run run = new Run(graph.parts(), locks);
            List<Response> answers = failures > Graph.MOST_FAILURES ? run.halted() : run.allOrNone();
            failures += run.hasFailed ? 1 : 0;
            ObjectNode shown = body.withArray("graphs").addObject();
            shown.put("graphId", graph.id());
            shown.set("graphResponse", show(graph.parts(), answers));
            shown.put("isSuccessful", !run.hasFailed);
        }
        return Response.json(200, body);
    }

    /** Of the parts of a request that write each second meets a lock, the first among them, as of the records of a collection. */
    private static final class Locks {

        private final Request whole;
        private int writes;

        Locks(Request whole) {
            this.whole = whole;
        }

        private Fault.@Nullable Kind next(Subrequest part) {
            return part.isWrite() && writes++ % 2 == 0 && whole.meets(Fault.Kind.LOCKED) ? Fault.Kind.LOCKED : null;
        }
    }

    /** One doing of all parts. */
    private final class Run {

        private final List<Subrequest> parts;
        private final Locks locks;
        private final References known = new References();
        private final List<Response> answers = new ArrayList<>();
        private boolean hasFailed;

        Run(List<Subrequest> parts, Locks locks) {
            this.parts = parts;
            this.locks = locks;
        }

        List<Response> toTheEnd() {
            parts.forEach(this::next);
            return answers;
        }

        List<Response> allOrNone() {
            data.atomically(() -> {
                for (int i = 0; i < parts.size() && !hasFailed; i++) {
                    next(parts.get(i));
                }
                return !hasFailed;
            });
            if (!hasFailed) {
                return answers;
            }
            int failed = answers.size() - 1;
            List<Response> shown = halted();
            shown.set(failed, answers.get(failed));
            return shown;
        }

        /** None is done. */
        List<Response> halted() {
            hasFailed = true;
            Response halted = Errors.of(ApiException.invalid(
                    "PROCESSING_HALTED",
                    "The transaction was rolled back since another operation in the same transaction failed."));
            return new ArrayList<>(Collections.nCopies(parts.size(), halted));
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
                Request request = part.request(locks.whole, known, locks.next(part));
                String path = request.rawUri().replaceFirst("\\?.*", "");
                Routes.Match match = calls.find(request.method(), path).orElseThrow(() -> notThere(path));
                Request routed = request.withVariables(match.variables());
                Access.checkVersion(routed);
                return match.handler().handle(routed);
            } catch (ApiException refusal) {
                return Errors.of(refusal);
            }
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

    private static ObjectNode show(List<Subrequest> parts, List<Response> answers) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        for (int i = 0; i < parts.size(); i++) {
            shown.withArray("compositeResponse").add(show(parts.get(i), answers.get(i)));
        }
        return shown;
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
