package org.tallystick.connector.netsuite;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Writes that NetSuite works on later, as jobs. A job that is not completed when it is asked for is an unknown outcome: the engine looks the record up, and
 * if it is not there sends the same again, which the idempotency key leads back to the same job. What became of an earlier job says nothing of now: the
 * record may have been written otherwise since, or what it was refused for be mended. So once that job is completed the write is sent again and answered at
 * once, which an upsert allows. Source: the vendor contract sheet, sections 5.1 and 7. Thread-safe.
 */
final class AsyncRecords implements RecordWriter {

    private static final String IDEMPOTENCY_ERROR = "IDEMPOTENCY_ERROR";

    private static final Set<Integer> OF_THE_QUESTION = Set.of(401, 404, 429);

    private final RestClient client;
    private final Addresses addresses;
    private final RecordClient atOnce;

    AsyncRecords(RestClient client, Addresses addresses) {
        this.client = client;
        this.addresses = addresses;
        atOnce = new RecordClient(client, addresses);
    }

    @Override
    public Optional<String> upsert(Target target, String externalId, String idempotencyKey, Map<String, ?> body) {
        HttpCall call = HttpCall.json("PUT", addresses.byExternalId(target, externalId), JsonText.of(body))
                .withHeader(RecordClient.NAME_VALIDATION, "Error")
                .withHeader("Prefer", "respond-async")
                .withHeader("X-NetSuite-Idempotency-Key", uuid(idempotencyKey).toString());
        HttpAnswer answer = client.exchange(call);
        if (answer.status() == 204) {
            return RecordClient.id(target, answer);
        }
        if (answer.status() == 202) {
            URI job = job(call, answer);
            requireCompleted(call, job);
            return result(target, call, job);
        }
        Problem problem = client.problem(call, answer);
        if (problem.code().equals(IDEMPOTENCY_ERROR)) {
            requireCompleted(call, job(call, answer));
            return atOnce.upsert(target, externalId, idempotencyKey, body);
        }
        throw new ConnectorException(
                answer.isSuccess() ? unknown("HTTP_" + answer.status(), call + ": neither 202 nor 204") : problem);
    }

    /** The first 122 free bits of the key, as version 8 (RFC 9562). */
    static UUID uuid(String key) {
        long high = Long.parseUnsignedLong(key.substring(0, 16), 16);
        long low = Long.parseUnsignedLong(key.substring(16, 32), 16);
        return new UUID((high & ~0xF000L) | 0x8000L, (low & ~(3L << 62)) | (1L << 63));
    }

    /** Where the job is: it was accepted, so that without an address nobody knows what becomes of it. */
    private URI job(HttpCall call, HttpAnswer answer) {
        String location = answer.header("Location")
                .orElseThrow(() -> new ConnectorException(
                        unknown("JOB_ABSENT", "%s: it was accepted as a job, and no job is named".formatted(call))));
        try {
            return Uris.within(addresses.base(), location);
        } catch (ConnectorException e) {
            throw new ConnectorException(unknown("JOB_ABSENT", e.problem().message()), e);
        }
    }

    /** Nothing that goes wrong here says anything of the write. */
    private static <V> V ask(Supplier<V> question) {
        try {
            return question.get();
        } catch (ConnectorException e) {
            throw new ConnectorException(unknown(e.problem().code(), e.problem().message()), e);
        }
    }

    private void requireCompleted(HttpCall write, URI job) {
        Map<String, String> shown =
                ask(() -> JsonPage.members(client.send(HttpCall.get(job)).body()));
        if (!"true".equals(shown.get("completed"))) {
            throw new ConnectorException(
                    unknown("JOB_PENDING", "%s: %s is not completed".formatted(write, job.getPath())));
        }
    }

    private Optional<String> result(Target target, HttpCall write, URI job) {
        HttpAnswer result = ask(() -> client.exchange(HttpCall.get(URI.create(job + "/task/1/result"))));
        if (result.isSuccess()) {
            return RecordClient.id(target, result);
        }
        Problem problem = client.problem(write, result);
        throw new ConnectorException(
                isOfTheWrite(result.status()) ? problem : unknown(problem.code(), problem.message()));
    }

    /** A result is answered as the write would have been; some statuses may as well be those of the question for it. */
    private static boolean isOfTheWrite(int status) {
        return status < 500 && !OF_THE_QUESTION.contains(status);
    }

    private static Problem unknown(String code, String message) {
        return Problem.of(FailureKind.OUTCOME_UNKNOWN, code, message);
    }
}
