package org.tallystick.simulators.dynamics365;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.dynamics365.internal.data.Tables;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.internal.UriText;

/**
 * Answers {@code $batch}: lines end with CRLF, a change set is all or nothing, reads stand outside of change sets. Source:
 * Dynamics 365 Finance contract sheet, section 5.
 */
final class BatchService {
    /** Most operations of one batch. */
    static final int MOST_OPERATIONS = 5_000;

    private static final String LINE = "\r\n";
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/mixed;\\s*boundary=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

    private final EntityService entities;
    private final Tables tables;
    private final Throttle throttle;

    BatchService(EntityService entities, Tables tables, Throttle throttle) {
        this.entities = entities;
        this.tables = tables;
        this.throttle = throttle;
    }

    private record Part(Headers headers, String content) {}

    private record Inner(String contentId, Request request) {}

    Response answer(Request request) {
        List<List<Inner>> sets = new ArrayList<>();
        List<Boolean> isChangeSet = new ArrayList<>();
        for (Part part : parts(boundary(request.headers()), request.body())) {
            boolean isMultipart = header(part.headers, "Content-Type")
                    .toLowerCase(Locale.ROOT)
                    .startsWith("multipart/");
            isChangeSet.add(isMultipart);
            sets.add(isMultipart ? changeSet(part, request) : List.of(inner(part, request)));
        }
        int operations = sets.stream().mapToInt(List::size).sum();
        if (operations > MOST_OPERATIONS) {
            throw malformed("it has " + operations + " operations; at most " + MOST_OPERATIONS + " are allowed");
        }
        throttle.admit(operations);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < sets.size(); i++) {
            body.append("--batchresponse_1").append(LINE);
            if (isChangeSet.get(i)) {
                runChangeSet(sets.get(i), body);
            } else {
                Inner read = sets.get(i).get(0);
                write(read.contentId, entities.answerAlways(read.request), body);
            }
        }
        body.append("--batchresponse_1--").append(LINE);
        return Response.text(200, "multipart/mixed; boundary=batchresponse_1", body.toString());
    }

    private List<Inner> changeSet(Part part, Request outer) {
        List<Inner> changes = new ArrayList<>();
        for (Part each : parts(boundary(part.headers), part.content)) {
            Inner change = inner(each, outer);
            if (change.request.method().equals("GET")) {
                throw malformed("a change set has a GET");
            }
            if (change.contentId.isEmpty()) {
                throw malformed("an operation of a change set has no Content-ID");
            }
            changes.add(change);
        }
        return changes;
    }

    private void runChangeSet(List<Inner> changes, StringBuilder body) {
        String[] current = {""};
        try {
            List<Response> answers = tables.atomically(() -> changes.stream()
                    .map(change -> {
                        current[0] = change.contentId;
                        return entities.answer(change.request);
                    })
                    .toList());
            body.append("Content-Type: multipart/mixed; boundary=changesetresponse_1")
                    .append(LINE)
                    .append(LINE);
            for (int i = 0; i < answers.size(); i++) {
                body.append("--changesetresponse_1").append(LINE);
                write(changes.get(i).contentId, answers.get(i), body);
            }
            body.append("--changesetresponse_1--").append(LINE);
        } catch (Refusal refusal) {
            write(current[0], refusal.response(), body);
        }
    }

    private static void write(String contentId, Response answer, StringBuilder body) {
        body.append("Content-Type: application/http").append(LINE);
        body.append("Content-Transfer-Encoding: binary").append(LINE);
        if (!contentId.isEmpty()) {
            body.append("Content-ID: ").append(contentId).append(LINE);
        }
        body.append(LINE)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(LINE);
        answer.headers()
                .forEach((name, value) ->
                        body.append(name).append(": ").append(value).append(LINE));
        body.append(LINE).append(answer.body()).append(LINE);
    }

    private static Inner inner(Part part, Request outer) {
        if (!header(part.headers, "Content-Type").equals("application/http")
                || !header(part.headers, "Content-Transfer-Encoding").equals("binary")) {
            throw malformed("an operation is not application/http with the transfer encoding binary");
        }
        int end = part.content.indexOf(LINE);
        String[] line = part.content.substring(0, Math.max(end, 0)).split(" ", -1);
        if (line.length != 3 || !line[2].equals("HTTP/1.1")) {
            throw malformed("an operation has no request line");
        }
        Part message = part(part.content.substring(end + LINE.length()));
        URI uri = uri(line[1]);
        String path = uri.getRawPath();
        String entity = path.startsWith("/data/") ? path.substring("/data/".length()) : path;
        message.headers.putIfAbsent("Host", outer.headers().getOrDefault("Host", List.of("")));
        Request request = new Request(
                line[0],
                line[1],
                path,
                Map.of("entity", UriText.decodePath(entity)),
                UriText.parameters(uri.getRawQuery()),
                message.headers,
                message.content,
                outer.meets());
        return new Inner(header(part.headers, "Content-ID"), request);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw malformed("'" + text + "' is no address");
        }
    }

    private static String boundary(Headers headers) {
        Matcher matcher = BOUNDARY.matcher(header(headers, "Content-Type"));
        if (!matcher.matches()) {
            throw malformed("the content type is not multipart/mixed with a boundary");
        }
        return matcher.group(1);
    }

    private static List<Part> parts(String boundary, String text) {
        String delimiter = "--" + boundary;
        String body = LINE + text;
        int close = body.indexOf(LINE + delimiter + "--");
        if (close < 0) {
            throw malformed("the boundary " + boundary + " is not closed; lines end with CRLF");
        }
        List<Part> parts = new ArrayList<>();
        String[] pieces = body.substring(0, close).split(Pattern.quote(LINE + delimiter + LINE), -1);
        for (int i = 1; i < pieces.length; i++) {
            parts.add(part(pieces[i]));
        }
        return parts;
    }

    private static Part part(String text) {
        Headers headers = new Headers();
        int at = 0;
        while (!text.startsWith(LINE, at)) {
            int end = text.indexOf(LINE, at);
            int colon = text.indexOf(':', at);
            if (end < 0 || colon < 0 || colon > end) {
                throw malformed("a part has no empty line after its headers");
            }
            headers.add(
                    text.substring(at, colon).trim(),
                    text.substring(colon + 1, end).trim());
            at = end + LINE.length();
        }
        return new Part(headers, text.substring(at + LINE.length()));
    }

    private static String header(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static Refusal malformed(String why) {
        return ODataErrors.refusal(400, "The batch request is not valid: " + why + ".");
    }
}
