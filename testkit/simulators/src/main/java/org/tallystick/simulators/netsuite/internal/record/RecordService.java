package org.tallystick.simulators.netsuite.internal.record;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Changes;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.record.Field.Access;
import org.tallystick.simulators.netsuite.internal.wire.Problem;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code /services/rest/record/v1/{record}[/{id}]}. A write is checked whole, then durable, then answered.
 * Source: the vendor contract sheet of NetSuite, sections 4.2, 5 and 7. One thread at a time.
 */
public final class RecordService {
    /** Path of the service. */
    public static final String PATH = "/services/rest/record/v1";

    private static final String EXTERNAL = "eid:";

    private final Books books;
    private final InstantSource clock;
    private final Entities entities;
    private final Transactions transactions;
    private final TimeBills timeBills;

    /** @param closed months that nothing can be posted to */
    public RecordService(Books books, InstantSource clock, Set<YearMonth> closed) {
        this.books = books;
        this.clock = clock;
        this.entities = new Entities(books);
        this.transactions = new Transactions(books, closed);
        this.timeBills = new TimeBills(books);
    }

    public Response get(Request request) {
        RecordType type = type(request);
        Entry entry = existing(type, request);
        boolean isExpanded =
                request.parameter("expandSubResources").orElse("false").equals("true");
        Predicate<String> isWanted = request.parameter("fields")
                .map(RecordService::names)
                .<Predicate<String>>map(names -> names::contains)
                .orElse(name -> true);
        return answer("singular", new Renderer(books, root(request)).record(type, entry, isExpanded, isWanted));
    }

    /** One sublist of a record, which the record itself shows as a link. */
    public Response getSublist(Request request) {
        RecordType type = type(request);
        Entry entry = existing(type, request);
        String sublist = request.variable("sublist");
        if (!type.sublists().containsKey(sublist)) {
            throw Refusals.of(404, "The record '" + type.name() + "' has no '" + sublist + "'.");
        }
        return answer("collection", new Renderer(books, root(request)).sublist(type, entry, sublist));
    }

    private static Response answer(String kind, ObjectNode body) {
        return new Response(
                200,
                Map.of("Content-Type", "application/vnd.oracle.resource+json; type=" + kind),
                Json.MAPPER.writeValueAsString(body));
    }

    public Response create(Request request) {
        RecordType type = writable(request);
        Findings findings = new Findings();
        Draft draft = read(type, request, findings);
        return save(type, Optional.empty(), draft, request, findings);
    }

    public Response update(Request request) {
        RecordType type = writable(request);
        Entry former = existing(type, request);
        Findings findings = new Findings();
        Draft draft = read(type, request, findings);
        return save(type, Optional.of(former), draft, request, findings);
    }

    public Response upsert(Request request) {
        RecordType type = writable(request);
        String key = request.variable("id");
        if (!key.startsWith(EXTERNAL)) {
            throw Refusals.badRequest(Problem.of(
                    "INVALID_REQUEST", "An upsert names the record by eid:{externalId}, not by " + key + "."));
        }
        Findings findings = new Findings();
        Draft draft = read(type, request, findings);
        String externalId = key.substring(EXTERNAL.length());
        checkAddress(externalId, draft, findings);
        Map<String, Optional<String>> values = new TreeMap<>(draft.values());
        values.put("externalid", Optional.of(externalId));
        return save(type, find(type, key), new Draft(values, draft.lines()), request, findings);
    }

    private static void checkAddress(String externalId, Draft draft, Findings findings) {
        Optional<String> inBody = draft.values().getOrDefault("externalid", Optional.of(externalId));
        if (!inBody.equals(Optional.of(externalId))) {
            findings.add(Problem.inBody(
                    "INVALID_VALUE", "externalId", "The external id differs from that of the address: " + externalId));
        }
        try {
            ValueReader.checkExternalId(externalId, "externalId");
        } catch (InvalidValueException e) {
            findings.add(e.problem());
        }
    }

    public Response delete(Request request) {
        RecordType type = writable(request);
        Entry entry = existing(type, request);
        if (!type.isCustom() && isReferenced(entry)) {
            throw Refusals.badRequest(
                    Problem.of("USER_ERROR", "This record cannot be deleted because it has dependent records."));
        }
        Changes changes = books.changes();
        Saving saving = new Saving(
                type,
                entry.id(),
                Optional.of(entry),
                new Draft(Map.of(), Map.of()),
                new TreeMap<>(),
                Set.of(),
                now(),
                changes,
                new Findings());
        if (type.isTransaction()) {
            transactions.delete(entry, saving);
        }
        changes.remove(entry).countUpdate(type.name()).commit();
        return Response.empty(204);
    }

    private Response save(RecordType type, Optional<Entry> former, Draft draft, Request request, Findings findings) {
        if (former.isPresent() && request.meets(Fault.Kind.LOCKED)) {
            throw Refusals.badRequest(Problem.of("RCRD_HAS_BEEN_CHANGED", "Record has been changed"));
        }
        Changes changes = books.changes();
        String id = former.map(Entry::id).orElseGet(() -> freeId(type, changes));
        Map<String, String> values = Draft.merged(former.map(Entry::values).orElse(Map.of()), draft.values());
        values.put("id", id);
        values.put("lastmodifieddate", now().toString());
        if (former.isEmpty()) {
            boolean isEntity = type.fields().containsKey("dateCreated");
            values.put(isEntity ? "datecreated" : "createddate", now().toString());
        }
        checkRequired(type, values, findings);
        checkExternalId(type, id, values, findings);
        Set<String> replaced =
                request.parameter("replace").map(RecordService::names).orElse(Set.of());
        Saving saving = new Saving(type, id, former, draft, values, replaced, now(), changes, findings);
        if (type.isTransaction()) {
            transactions.save(saving);
        } else if (type.isCustom()) {
            changes.put(new Entry(type.table(), id, values));
        } else if (type.equals(RecordTypes.TIME_BILL)) {
            timeBills.save(saving);
        } else {
            entities.save(saving);
        }
        findings.throwIfAny();
        (former.isEmpty() ? changes.countCreate(type.name()) : changes.countUpdate(type.name())).commit();
        Response saved = Response.empty(204).withHeader("Location", root(request) + "/" + type.name() + "/" + id);
        return findings.warn(saved);
    }

    private String freeId(RecordType type, Changes changes) {
        return Stream.generate(() -> Long.toString(changes.next(type.family().get(0))))
                .filter(id -> type.family().stream()
                        .allMatch(table -> books.find(table, id).isEmpty()))
                .findFirst()
                .orElseThrow();
    }

    private static void checkRequired(RecordType type, Map<String, String> values, Findings findings) {
        for (Field field : type.fields().values()) {
            if (field.is(Access.REQUIRED) && !values.containsKey(field.column())) {
                findings.add(Problem.inBody(
                        "MISSING_REQD_FIELD", field.name(), "Please enter value(s) for: " + field.name()));
            }
        }
    }

    private void checkExternalId(RecordType type, String id, Map<String, String> values, Findings findings) {
        String externalId = values.get("externalid");
        boolean isTaken = externalId != null
                && type.family().stream()
                        .flatMap(table -> books.idsOf(table, externalId).stream())
                        .anyMatch(other -> !other.equals(id));
        if (isTaken) {
            findings.add(Problem.inBody("DUP_RCRD", "externalId", "This record already exists."));
        }
    }

    private boolean isReferenced(Entry entry) {
        Stream<String> columns = switch (entry.table()) {
            case "transaction" -> Stream.of("apply.doc", "transaction.createdfrom");
            case "timebill" -> Stream.of();
            default ->
                Stream.of(
                        "transaction.entity",
                        "transaction.job",
                        "transactionline.job",
                        "journalline.entity",
                        "timebill.customer",
                        "job.parent",
                        "customer.parent");
        };
        return columns.map(column -> column.split("\\.", -1))
                .anyMatch(column -> books.all(column[0]).stream().anyMatch(other -> other.has(column[1], entry.id())));
    }

    private Draft read(RecordType type, Request request, Findings findings) {
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean isRecord =
                contentType.startsWith("application/vnd.oracle.resource+json") && !contentType.contains("collection");
        if (!isRecord && !contentType.startsWith("application/json")) {
            throw Refusals.of(415, "A record is written as application/json, not as '" + contentType + "'.");
        }
        return new BodyReader(type, books, request, findings).read(request);
    }

    private Entry existing(RecordType type, Request request) {
        return find(type, request.variable("id"))
                .orElseThrow(() -> Refusals.of(
                        404,
                        "The record instance does not exist. Provide a valid record instance ID: "
                                + request.variable("id")));
    }

    private Optional<Entry> find(RecordType type, String key) {
        Stream<String> ids = key.startsWith(EXTERNAL)
                ? books.idsOf(type.table(), key.substring(EXTERNAL.length())).stream()
                        .sorted()
                : Stream.of(key);
        return ids.flatMap(id -> books.find(type.table(), id).stream())
                .filter(type::holds)
                .findFirst();
    }

    private static RecordType type(Request request) {
        String name = request.variable("record");
        return RecordTypes.named(name)
                .orElseThrow(() -> Refusals.of(404, "Record type '" + name + "' does not exist."));
    }

    private static RecordType writable(Request request) {
        RecordType type = type(request);
        if (!type.isWritable()) {
            throw Refusals.of(405, "The record '" + type.name() + "' is only read here.");
        }
        return type;
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static String root(Request request) {
        return "http://" + request.header("Host").orElse("") + PATH;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }
}
