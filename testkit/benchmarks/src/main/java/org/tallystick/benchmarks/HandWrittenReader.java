package org.tallystick.benchmarks;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.JsonForm;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillingShare;
import org.tallystick.model.Entity;
import org.tallystick.model.Handling;
import org.tallystick.model.Header;
import org.tallystick.model.LockedRate;
import org.tallystick.model.Project;
import org.tallystick.model.Provenance;
import org.tallystick.model.RateCard;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.SourceRef;
import org.tallystick.model.Stamp;
import org.tallystick.model.Task;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.TimePricing;
import org.tallystick.model.TimeSpan;
import org.tallystick.model.Touch;
import org.tallystick.model.WorkType;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one document. Nothing is missing, unknown or twice there, or it refuses. */
@SuppressWarnings("NullAway") // entities name the mandatory fields that they lack
final class HandWrittenReader {

    private static final Map<String, RecordType<?>> TYPES =
            RecordType.all().stream().collect(toUnmodifiableMap(RecordType::name, identity()));

    private final JsonParser in;

    HandWrittenReader(JsonParser in) {
        this.in = in;
    }

    TimeEntry document() {
        in.nextToken();
        object();
        String type = null;
        String schemaVersion = null;
        TimeEntry record = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "type" -> type = once(type, text());
                case "schemaVersion" -> schemaVersion = once(schemaVersion, text());
                case "record" -> record = once(record, record());
                default -> throw unknown(name);
            }
        }
        if (!"time-entry".equals(type) || !JsonForm.SCHEMA_VERSION.equals(schemaVersion)) {
            throw refused("is a %s of version %s".formatted(type, schemaVersion));
        }
        if (in.nextToken() != null) {
            throw refused("something follows the document");
        }
        return need(record, "record");
    }

    private TimeEntry record() {
        object();
        Header header = null;
        Ref<Resource> resource = null;
        LocalDate workDate = null;
        ZoneId zone = null;
        Quantity hours = null;
        TimeSpan clock = null;
        Ref<Project> project = null;
        Ref<Task> task = null;
        Ref<Assignment> assignment = null;
        String role = null;
        WorkType workType = null;
        Boolean billable = null;
        Approval approval = null;
        Touch approved = null;
        TimeBilling billing = null;
        TimePricing pricing = null;
        TimeNotes notes = null;
        String timesheet = null;
        Ref<TimeEntry> corrects = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "header" -> header = once(header, header());
                case "resource" -> resource = once(resource, ref(RecordType.RESOURCE));
                case "workDate" -> workDate = once(workDate, LocalDate.parse(text()));
                case "zone" -> zone = once(zone, ZoneId.of(text()));
                case "hours" -> hours = once(hours, quantity());
                case "clock" -> clock = once(clock, clock());
                case "project" -> project = once(project, ref(RecordType.PROJECT));
                case "task" -> task = once(task, ref(RecordType.TASK));
                case "assignment" -> assignment = once(assignment, ref(RecordType.ASSIGNMENT));
                case "role" -> role = once(role, text());
                case "workType" -> workType = once(workType, WorkType.valueOf(text()));
                case "billable" -> billable = once(billable, bool());
                case "approval" -> approval = once(approval, Approval.valueOf(text()));
                case "approved" -> approved = once(approved, touch());
                case "billing" -> billing = once(billing, billing());
                case "pricing" -> pricing = once(pricing, pricing());
                case "notes" -> notes = once(notes, notes());
                case "timesheet" -> timesheet = once(timesheet, text());
                case "corrects" -> corrects = once(corrects, ref(RecordType.TIME_ENTRY));
                default -> throw unknown(name);
            }
        }
        return new TimeEntry(
                header,
                resource,
                workDate,
                zone,
                hours,
                clock,
                project,
                task,
                assignment,
                role,
                workType,
                need(billable, "billable"),
                approval,
                approved,
                billing,
                pricing,
                notes,
                timesheet,
                corrects);
    }

    private Header header() {
        object();
        Ref<?> ref = null;
        Stamp stamp = null;
        Provenance provenance = null;
        Period effective = null;
        Handling handling = null;
        SortedMap<String, String> extensions = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "ref" -> ref = once(ref, anyRef());
                case "stamp" -> stamp = once(stamp, stamp());
                case "provenance" -> provenance = once(provenance, provenance());
                case "effective" -> effective = once(effective, effective());
                case "handling" -> handling = once(handling, handling());
                case "extensions" -> extensions = once(extensions, extensions());
                default -> throw unknown(name);
            }
        }
        return new Header(need(ref, "ref"), stamp, provenance, effective, handling, extensions, null);
    }

    private Stamp stamp() {
        object();
        String id = null;
        String tenant = null;
        Long version = null;
        String owner = null;
        Instant recordedAt = null;
        Boolean tombstone = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "id" -> id = once(id, text());
                case "tenant" -> tenant = once(tenant, text());
                case "version" -> version = once(version, whole());
                case "owner" -> owner = once(owner, text());
                case "recordedAt" -> recordedAt = once(recordedAt, moment());
                case "tombstone" -> tombstone = once(tombstone, bool());
                default -> throw unknown(name);
            }
        }
        return new Stamp(id, tenant, need(version, "version"), owner, recordedAt, need(tombstone, "tombstone"));
    }

    private Provenance provenance() {
        object();
        List<SourceRef> sources = null;
        Touch created = null;
        Touch changed = null;
        String rawRef = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "sources" -> sources = once(sources, sources());
                case "created" -> created = once(created, touch());
                case "changed" -> changed = once(changed, touch());
                case "rawRef" -> rawRef = once(rawRef, text());
                default -> throw unknown(name);
            }
        }
        return new Provenance(sources, created, changed, rawRef);
    }

    private List<SourceRef> sources() {
        list();
        List<SourceRef> sources = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            sources.add(source());
        }
        return sources;
    }

    private SourceRef source() {
        object();
        String system = null;
        String instance = null;
        String objectType = null;
        String externalId = null;
        String externalVersion = null;
        Instant observedAt = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "system" -> system = once(system, text());
                case "instance" -> instance = once(instance, text());
                case "objectType" -> objectType = once(objectType, text());
                case "externalId" -> externalId = once(externalId, text());
                case "externalVersion" -> externalVersion = once(externalVersion, text());
                case "observedAt" -> observedAt = once(observedAt, moment());
                default -> throw unknown(name);
            }
        }
        return new SourceRef(system, instance, objectType, externalId, externalVersion, observedAt);
    }

    private Period effective() {
        object();
        LocalDate from = null;
        LocalDate until = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "from" -> from = once(from, LocalDate.parse(text()));
                case "until" -> until = once(until, LocalDate.parse(text()));
                default -> throw unknown(name);
            }
        }
        return new Period(from, until);
    }

    private Handling handling() {
        object();
        Set<String> classification = null;
        String residency = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "classification" -> classification = once(classification, texts());
                case "residency" -> residency = once(residency, text());
                default -> throw unknown(name);
            }
        }
        return new Handling(classification, residency);
    }

    private SortedMap<String, String> extensions() {
        object();
        SortedMap<String, String> extensions = new TreeMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            once(extensions.put(name, text()), name);
        }
        return extensions;
    }

    private TimeSpan clock() {
        object();
        Instant start = null;
        Instant end = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "start" -> start = once(start, moment());
                case "end" -> end = once(end, moment());
                default -> throw unknown(name);
            }
        }
        return new TimeSpan(start, end);
    }

    private TimeBilling billing() {
        object();
        BillingState state = null;
        Quantity billableHours = null;
        List<BillingShare> shares = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "state" -> state = once(state, BillingState.valueOf(text()));
                case "billableHours" -> billableHours = once(billableHours, quantity());
                case "shares" -> shares = once(shares, shares());
                default -> throw unknown(name);
            }
        }
        return new TimeBilling(state, billableHours, shares);
    }

    private List<BillingShare> shares() {
        list();
        List<BillingShare> shares = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            shares.add(share());
        }
        return shares;
    }

    private BillingShare share() {
        object();
        BillingState state = null;
        Quantity quantity = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "state" -> state = once(state, BillingState.valueOf(text()));
                case "quantity" -> quantity = once(quantity, quantity());
                default -> throw unknown(name);
            }
        }
        return new BillingShare(state, quantity);
    }

    private TimePricing pricing() {
        object();
        LockedRate lockedRate = null;
        UnitPrice costRate = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "lockedRate" -> lockedRate = once(lockedRate, lockedRate());
                case "costRate" -> costRate = once(costRate, price());
                default -> throw unknown(name);
            }
        }
        return new TimePricing(lockedRate, costRate);
    }

    private LockedRate lockedRate() {
        object();
        UnitPrice rate = null;
        Ref<RateCard> card = null;
        String entry = null;
        String version = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "rate" -> rate = once(rate, price());
                case "card" -> card = once(card, ref(RecordType.RATE_CARD));
                case "entry" -> entry = once(entry, text());
                case "version" -> version = once(version, text());
                default -> throw unknown(name);
            }
        }
        return new LockedRate(rate, card, entry, version);
    }

    private TimeNotes notes() {
        object();
        String internal = null;
        String external = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "internal" -> internal = once(internal, text());
                case "external" -> external = once(external, text());
                default -> throw unknown(name);
            }
        }
        return new TimeNotes(internal, external);
    }

    private UnitPrice price() {
        object();
        BigDecimal amount = null;
        CurrencyCode currency = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "amount" -> amount = once(amount, decimal());
                case "currency" -> currency = once(currency, new CurrencyCode(text()));
                default -> throw unknown(name);
            }
        }
        return new UnitPrice(need(amount, "amount"), need(currency, "currency"));
    }

    private Touch touch() {
        object();
        String by = null;
        Instant at = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "by" -> by = once(by, text());
                case "at" -> at = once(at, moment());
                default -> throw unknown(name);
            }
        }
        return new Touch(by, at);
    }

    private Ref<?> anyRef() {
        object();
        String system = null;
        RecordType<?> type = null;
        String id = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "system" -> system = once(system, text());
                case "type" -> type = once(type, recordType());
                case "id" -> id = once(id, text());
                default -> throw unknown(name);
            }
        }
        return Ref.of(need(system, "system"), need(type, "type"), need(id, "id"));
    }

    @SuppressWarnings("unchecked") // of the wanted type
    private <T extends Entity> Ref<T> ref(RecordType<T> wanted) {
        Ref<?> ref = anyRef();
        if (ref.type() != wanted) {
            throw refused("refers to a " + ref.type());
        }
        return (Ref<T>) ref;
    }

    private RecordType<?> recordType() {
        String name = text();
        RecordType<?> type = TYPES.get(name);
        if (type == null) {
            throw refused("no record type is called " + name);
        }
        return type;
    }

    private Set<String> texts() {
        list();
        Set<String> texts = new HashSet<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (!texts.add(text())) {
                throw refused("a value stands twice");
            }
        }
        return texts;
    }

    private Quantity quantity() {
        return new Quantity(decimal());
    }

    /** Digits, a sign and a point at most: what an exponent stands for may be too long to handle. */
    private BigDecimal decimal() {
        String text = text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-') {
                throw refused("is no plain decimal: " + text);
            }
        }
        return new BigDecimal(text);
    }

    private Instant moment() {
        return Instant.parse(text());
    }

    private String text() {
        require(JsonToken.VALUE_STRING);
        return in.getString();
    }

    private Long whole() {
        require(JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    private Boolean bool() {
        return in.getBooleanValue();
    }

    private void object() {
        require(JsonToken.START_OBJECT);
    }

    private void list() {
        require(JsonToken.START_ARRAY);
    }

    private void require(JsonToken token) {
        if (!in.hasToken(token)) {
            throw refused("must be " + token);
        }
    }

    private <V> V once(@Nullable V before, V value) {
        if (before != null) {
            throw refused("a field stands twice");
        }
        return value;
    }

    private <V> V need(@Nullable V value, String name) {
        if (value == null) {
            throw refused("lacks " + name);
        }
        return value;
    }

    private IllegalArgumentException unknown(String name) {
        return refused("unknown field " + name);
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "%s: %s".formatted(in.streamReadContext().pathAsPointer(), why));
    }
}
