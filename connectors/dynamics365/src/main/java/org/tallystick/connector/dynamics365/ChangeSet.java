package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Operations of one {@code $batch} that are all done, or none (vendor contract sheet, section 5). Its lines end with CRLF.
 *
 * @param id of its boundaries, unique for each batch
 * @param posts address below the host, and JSON body, of each POST, in order
 */
record ChangeSet(String id, List<Post> posts) {

    /** Most operations of one batch. */
    static final int MAX_OPERATIONS = 5_000;

    private static final String CRLF = "\r\n";

    ChangeSet {
        posts = List.copyOf(posts);
    }

    /** One operation. */
    record Post(String path, String json) {}

    String contentType() {
        return "multipart/mixed; boundary=batch_" + id;
    }

    /** What is sent. */
    String body() {
        List<String> lines = new ArrayList<>(
                List.of("--batch_" + id, "Content-Type: multipart/mixed; boundary=changeset_" + id, ""));
        for (int i = 0; i < posts.size(); i++) {
            lines.addAll(List.of(
                    "--changeset_" + id,
                    "Content-Type: application/http",
                    "Content-Transfer-Encoding: binary",
                    "Content-ID: " + (i + 1),
                    "",
                    "POST " + posts.get(i).path() + " HTTP/1.1",
                    "Content-Type: application/json;odata.metadata=minimal",
                    "",
                    posts.get(i).json()));
        }
        lines.addAll(List.of("--changeset_%s--".formatted(id), "--batch_%s--".formatted(id), ""));
        return String.join(CRLF, lines);
    }

    /**
     * The answers to the operations, in order; one that fails alone stands for all. The status of the batch itself says nothing of them.
     *
     * @throws ConnectorException of kind {@link FailureKind#OUTCOME_UNKNOWN} if the answer is cut or has none
     */
    static List<HttpAnswer> answers(HttpAnswer batch) {
        Set<String> outer = new HashSet<>();
        batch.header("Content-Type").ifPresent(type -> addBoundary(outer, type));
        Set<String> boundaries = new HashSet<>(outer);
        List<HttpAnswer> answers = new ArrayList<>();
        List<String> lines = batch.body().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            addBoundary(boundaries, lines.get(i));
            if (lines.get(i).startsWith("HTTP/1.1 ")) {
                int end = endOfPart(lines, i, boundaries);
                answers.add(answer(lines.subList(i, end)));
                i = end - 1;
            }
        }
        if (answers.isEmpty() || !isClosed(lines, outer)) {
            throw unreadable("it is cut, or has no answer to its operations");
        }
        return answers;
    }

    private static void addBoundary(Set<String> boundaries, String line) {
        int at = line.indexOf("boundary=");
        if (at >= 0 && line.toLowerCase(Locale.ROOT).contains("multipart/mixed")) {
            boundaries.add(line.substring(at + "boundary=".length())
                    .split(";", 2)[0]
                    .replace("\"", "")
                    .strip());
        }
    }

    private static boolean isBoundary(Set<String> boundaries, String line) {
        String text = line.strip();
        return boundaries.stream().anyMatch(name -> text.equals("--" + name) || text.equals("--" + name + "--"));
    }

    /** Whether the last line that is not empty ends the batch: else more may have been said. */
    private static boolean isClosed(List<String> lines, Set<String> outer) {
        String last = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce("", (before, line) -> line);
        return outer.stream().anyMatch(name -> last.equals("--" + name + "--"));
    }

    private static int endOfPart(List<String> lines, int start, Set<String> boundaries) {
        int end = start;
        while (end < lines.size() && !isBoundary(boundaries, lines.get(end))) {
            end++;
        }
        return end;
    }

    private static HttpAnswer answer(List<String> lines) {
        int blank = lines.indexOf("");
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : lines.subList(1, blank < 0 ? lines.size() : blank)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 1).strip()));
            }
        }
        String body = blank < 0
                ? ""
                : String.join("\n", lines.subList(blank + 1, lines.size())).strip();
        return new HttpAnswer(status(lines.get(0)), headers, body);
    }

    private static int status(String line) {
        try {
            return Integer.parseInt(line.split(" ", 3)[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw unreadable("'%s' is no status line".formatted(line));
        }
    }

    private static ConnectorException unreadable(String what) {
        return new ConnectorException(Problem.of(
                FailureKind.OUTCOME_UNKNOWN, "BATCH_ANSWER", "The answer to a change set cannot be used: " + what));
    }
}
