package org.tallystick.connector.salesforce.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/**
 * A few requests that are one call. They stand in graphs: each of these is done as a whole or not at all, whatever becomes of the others. What a later request of
 * a graph says may refer to the answer to an earlier one, as <code>@{reference.id}</code>, and each may have a condition. Source: the vendor contract sheet of
 * Salesforce, sections 5.3 and 7, and "Composite Graph Limits" of the REST API guide.
 *
 * @param graphs at least one, at most {@value #MAX_GRAPHS}, with at most {@value #MAX_REQUESTS} requests together
 */
public record Composite(List<Graph> graphs) {

    /** Most graphs of one call. */
    public static final int MAX_GRAPHS = 75;

    /** After more graphs of a call that failed the org halts the others: of one more than these none has to do with another. */
    public static final int MAX_FAILURES = 14;

    /** Most requests of all graphs of one call. */
    public static final int MAX_REQUESTS = 500;

    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /**
     * One request.
     *
     * @param reference names its answer; letters, digits and underscores
     * @param method upper case
     * @param path what follows the version of the API: {@code /sobjects/Account}
     * @param headers beside those of the call, by name
     * @param body its members; null clears a field; none: no body
     */
    public record Request(
            String reference,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable Map<String, @Nullable Object> body) {

        private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]\\w*");

        /** @throws IllegalArgumentException if the reference is none */
        public Request(
                String reference,
                String method,
                String path,
                Map<String, String> headers,
                @Nullable Map<String, @Nullable Object> body) {
            if (!REFERENCE.matcher(reference).matches()) {
                throw new IllegalArgumentException("'%s' is no reference of a composite request".formatted(reference));
            }
            this.reference = reference;
            this.method = method;
            this.path = path;
            this.headers = Map.copyOf(headers);
            this.body = body == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(body));
        }

        /**
         * Changes a record that is there.
         *
         * @param object its API name
         * @param fields null clears one, one that is not there stays as it is
         */
        public static Request change(String reference, String object, String id, Map<String, @Nullable Object> fields) {
            return new Request(reference, "PATCH", "/sobjects/%s/%s".formatted(object, id), Map.of(), fields);
        }

        /**
         * The same, refused as a conflict if the record was changed after that moment, which is its {@code SystemModstamp} when it was read. The
         * condition is of whole seconds: a change within the second of that moment is not seen.
         */
        public Request ifUnmodifiedSince(Instant moment) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put("If-Unmodified-Since", HTTP_DATE.format(moment));
            return new Request(reference, method, path, more, body);
        }

        private String name() {
            return "%s %s".formatted(method, path);
        }

        private Map<String, Object> wire(String root) {
            Map<String, Object> wire = new LinkedHashMap<>();
            wire.put("method", method);
            wire.put("url", root + path);
            wire.put("referenceId", reference);
            if (!headers.isEmpty()) {
                wire.put("httpHeaders", headers);
            }
            if (body != null) {
                wire.put("body", body);
            }
            return wire;
        }
    }

    /**
     * Requests of which all are done or none.
     *
     * @param requests at least one, each with a reference of its own
     */
    public record Graph(List<Request> requests) {

        /** @throws IllegalArgumentException if there are none, or two with one reference */
        public Graph {
            requests = List.copyOf(requests);
            Set<String> references = requests.stream().map(Request::reference).collect(Collectors.toSet());
            if (requests.isEmpty() || references.size() < requests.size()) {
                throw new IllegalArgumentException("A graph has requests, each with a reference of its own: %s"
                        .formatted(requests.stream().map(Request::reference).toList()));
            }
        }

        private Map<String, Object> wire(String id, String root) {
            Map<String, Object> wire = new LinkedHashMap<>();
            wire.put("graphId", id);
            wire.put(
                    "compositeRequest",
                    requests.stream().map(request -> request.wire(root)).toList());
            return wire;
        }

        /** What its part of the answer to {@code call} says. */
        private Answer answer(Map<String, String> part, HttpCall call, Instant now) {
            try {
                String response = part.getOrDefault("graphResponse", "");
                return answer(part, byName(response, "compositeResponse", "referenceId"), call, now);
            } catch (ConnectorException e) {
                return untrusted(e.problem().message());
            }
        }

        private Answer answer(
                Map<String, String> part, Map<String, Map<String, String>> results, HttpCall call, Instant now) {
            List<String> bodies = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            for (Request request : requests) {
                Map<String, String> result = results.getOrDefault(request.reference(), Map.of());
                String status = result.getOrDefault("httpStatusCode", "");
                if (!STATUS.matcher(status).matches()) {
                    return untrusted("request %s has no status".formatted(request.reference()));
                }
                String body = result.getOrDefault("body", "");
                HttpAnswer answer = new HttpAnswer(Integer.parseInt(status), Map.of(), body);
                bodies.add(body);
                if (!answer.isSuccess()) {
                    problems.add(OrgErrors.ofPart(request.name(), call, answer, now));
                }
            }
            boolean isDone = "true".equals(part.get("isSuccessful"));
            boolean isWhole = problems.isEmpty() || problems.size() == requests.size();
            return isWhole && isDone == problems.isEmpty()
                    ? new Answer(bodies, isDone ? null : reason(problems))
                    : untrusted("of a graph, which is all or none, only a part was done");
        }

        /** Of the request that was refused, and not of those that were halted for it. */
        private static Problem reason(List<Problem> problems) {
            return problems.stream()
                    .filter(problem -> !problem.code().equals(OrgErrors.HALTED))
                    .findFirst()
                    .orElse(problems.get(0));
        }

        private static Answer untrusted(String what) {
            return new Answer(List.of(), SaveResult.untrusted(what));
        }
    }

    /**
     * What became of one graph.
     *
     * @param bodies of the answers to its requests in their order, as the org sent them; an empty one where there is none
     * @param problem why it was not done; none: it was
     */
    public record Answer(List<String> bodies, @Nullable Problem problem) {

        /** Keeps a copy. */
        public Answer {
            bodies = List.copyOf(bodies);
        }

        /** What became of the record that the graph was about, which has that id. */
        public Outcome outcome(String id) {
            return problem == null ? Outcome.applied(id) : Outcome.of(problem);
        }
    }

    /** @throws IllegalArgumentException if there are none, or too many */
    public Composite {
        graphs = List.copyOf(graphs);
        int requests =
                graphs.stream().mapToInt(graph -> graph.requests().size()).sum();
        if (graphs.isEmpty() || graphs.size() > MAX_GRAPHS || requests > MAX_REQUESTS) {
            throw new IllegalArgumentException(
                    "A composite call has 1 to %d graphs with up to %d requests, not %d with %d"
                            .formatted(MAX_GRAPHS, MAX_REQUESTS, graphs.size(), requests));
        }
    }

    /** @param root the path of the API with its version */
    String body(String root) {
        List<Map<String, Object>> wire = new ArrayList<>();
        for (Graph graph : graphs) {
            wire.add(graph.wire(id(wire.size()), root));
        }
        return JsonText.of(Map.of("graphs", wire));
    }

    private static String id(int index) {
        return String.valueOf(index + 1);
    }

    /** What the answer to {@code call} says of each graph, in order. */
    List<Answer> answers(HttpCall call, String body, Instant now) {
        try {
            Map<String, Map<String, String>> parts = byName(body, "graphs", "graphId");
            List<Answer> answers = new ArrayList<>();
            for (Graph graph : graphs) {
                answers.add(graph.answer(parts.getOrDefault(id(answers.size()), Map.of()), call, now));
            }
            return answers;
        } catch (ConnectorException e) {
            return all(SaveResult.untrusted(e.problem().message()));
        }
    }

    /** The objects of a list, by the member that names each. */
    private static Map<String, Map<String, String>> byName(String json, String list, String name) {
        Map<String, Map<String, String>> byName = new HashMap<>();
        for (String element : JsonPage.parse(json, list).records()) {
            Map<String, String> members = JsonPage.members(element);
            byName.put(members.getOrDefault(name, ""), members);
        }
        return byName;
    }

    /** The same problem for each graph. */
    List<Answer> all(Problem problem) {
        return Collections.nCopies(graphs.size(), new Answer(List.of(), problem));
    }
}
