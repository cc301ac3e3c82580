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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/**
 * A few requests that are one call. What a later one says may refer to the answer to an earlier one, as <code>@{reference.id}</code>, and each may have a
 * condition. Source: the vendor contract sheet of Salesforce, sections 5.3 and 7.
 *
 * @param allOrNone whether none is done if one is refused
 * @param requests at least one, at most {@value #MAX_REQUESTS}, each with a reference of its own
 */
public record Composite(boolean allOrNone, List<Request> requests) {

    /** Most requests of one call. */
    public static final int MAX_REQUESTS = 25;

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
     * What became of one request.
     *
     * @param body of its answer, as the org sent it; empty if it has none
     * @param problem why it was not done; none: it was
     */
    public record Answer(String body, @Nullable Problem problem) {

        /** What became of the record that was written, which has that id. */
        public Outcome outcome(String id) {
            return problem == null ? Outcome.applied(id) : Outcome.of(problem);
        }
    }

    /** @throws IllegalArgumentException if there are none, too many, or two with one reference */
    public Composite {
        requests = List.copyOf(requests);
        Set<String> references = requests.stream().map(Request::reference).collect(Collectors.toSet());
        if (requests.isEmpty() || requests.size() > MAX_REQUESTS || references.size() < requests.size()) {
            throw new IllegalArgumentException(
                    "A composite call has 1 to %d requests, each with a reference of its own: %s"
                            .formatted(
                                    MAX_REQUESTS,
                                    requests.stream().map(Request::reference).toList()));
        }
    }

    /** @param root the path of the API with its version */
    String body(String root) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("allOrNone", allOrNone);
        body.put(
                "compositeRequest",
                requests.stream().map(request -> request.wire(root)).toList());
        return JsonText.of(body);
    }

    /** What the answer to {@code call} says of each request, in order. */
    List<Answer> answers(HttpCall call, String body, Instant now) {
        try {
            List<String> results = JsonPage.parse(body, "compositeResponse").records();
            if (results.size() != requests.size()) {
                return all(
                        SaveResult.untrusted("%d results for %d requests".formatted(results.size(), requests.size())));
            }
            Map<String, Map<String, String>> parts = new HashMap<>();
            for (String result : results) {
                Map<String, String> part = JsonPage.members(result);
                parts.put(part.getOrDefault("referenceId", ""), part);
            }
            List<Answer> answers = new ArrayList<>();
            for (Request request : requests) {
                answers.add(answer(request, parts.getOrDefault(request.reference(), Map.of()), call, now));
            }
            return allOrNone ? together(answers) : answers;
        } catch (ConnectorException e) {
            return all(SaveResult.untrusted(e.problem().message()));
        }
    }

    private static Answer answer(Request request, Map<String, String> part, HttpCall call, Instant now) {
        String status = part.getOrDefault("httpStatusCode", "");
        if (!STATUS.matcher(status).matches()) {
            return new Answer("", SaveResult.untrusted("request %s has no status".formatted(request.reference())));
        }
        HttpAnswer answer = new HttpAnswer(Integer.parseInt(status), Map.of(), part.getOrDefault("body", ""));
        String what = "%s %s".formatted(request.method(), request.path());
        return new Answer(answer.body(), answer.isSuccess() ? null : OrgErrors.ofPart(what, call, answer, now));
    }

    /** Of all or none: the reason of the one that was refused is that of the others, too. */
    private List<Answer> together(List<Answer> answers) {
        List<Problem> problems = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.problem()))
                .toList();
        if (problems.isEmpty()) {
            return answers;
        }
        return problems.size() < answers.size()
                ? all(SaveResult.untrusted("of a call of all or none only a part was done"))
                : all(problems.stream()
                        .filter(problem -> !problem.code().equals(OrgErrors.HALTED))
                        .findFirst()
                        .orElse(problems.get(0)));
    }

    /** The same problem for each request. */
    List<Answer> all(Problem problem) {
        return Collections.nCopies(requests.size(), new Answer("", problem));
    }
}
