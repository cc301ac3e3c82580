package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/**
 * Writes master data under keys that we choose. The system has no upsert: what is not there is created, and a second row of one key it refuses;
 * what is there is changed in the fields that differ, if nobody changed it meanwhile ({@code If-Match}). Source: the vendor contract
 * sheet, sections 5 and 7.
 *
 * @param <T> the entity
 */
final class MasterSink<T extends Entity> implements RecordSink<T> {

    private final Authorization authorization;
    private final ODataClient client;
    private final MasterRows rows;
    private final MasterForm<T> form;

    /** Companies whose number sequence is not manual: each further attempt would leave one more row. */
    private final Set<String> numbering = ConcurrentHashMap.newKeySet();

    MasterSink(Authorization authorization, ODataClient client, MasterRows rows, MasterForm<T> form) {
        this.authorization = authorization;
        this.client = client;
        this.rows = rows;
        this.form = form;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return form.references(record);
    }

    @Override
    public boolean writesCustomFields() {
        return true;
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        authorization.header(); // Without a token nothing is sent, and the batch fails as a whole.
        form.prepare();
        List<Ready> batched = batch.stream().map(this::ready).toList();
        List<MasterRows.There> there = rows.byKey(
                batched.stream().flatMap(each -> each.keys().stream()).toList());
        return batched.stream().map(each -> each.then().apply(there)).toList();
    }

    /**
     * A write before the call that looks for its row.
     *
     * @param keys its key; none: it was refused
     * @param then what becomes of it, given the rows that are there
     */
    private record Ready(List<String> keys, Function<List<MasterRows.There>, Outcome> then) {}

    private Ready ready(Write<T> write) {
        try {
            MasterRow row = form.of(write);
            CompanyKey id = write.knownRemoteId()
                    .map(known -> CompanyKey.parse(known, "remoteId")) // A row that people made has a key of theirs.
                    .orElseGet(() -> new CompanyKey(row.company(), write.externalKey()));
            checkCompany(write, row, id);
            return new Ready(List.of(id.key()), there -> outcome(row, id, there));
        } catch (BadRecordException e) {
            return new Ready(List.of(), there -> Outcome.rejected(e.problem()));
        }
    }

    private Outcome outcome(MasterRow row, CompanyKey id, List<MasterRows.There> there) {
        try {
            return put(row, id, there);
        } catch (BadRecordException e) {
            return Outcome.rejected(e.problem());
        } catch (ConnectorException e) {
            return Outcome.of(e.problem());
        }
    }

    private Outcome put(MasterRow row, CompanyKey id, List<MasterRows.There> there) {
        for (MasterRows.There one : there) {
            if (one.id().equals(id)) {
                return update(one, row);
            }
        }
        checkUnused(id, there);
        if (numbering.contains(id.company())) {
            throw keyNotKept(id, "would not be kept");
        }
        return create(row, id);
    }

    private Outcome create(MasterRow row, CompanyKey id) {
        try {
            String answer = client.create(form.set(), row.body(form, id.key()));
            checkCreated(id, answer);
            return Outcome.applied(id.toString());
        } catch (ConnectorException e) {
            return e.kind() == FailureKind.DUPLICATE ? afterDuplicate(row, id, e) : Outcome.of(e.problem());
        }
    }

    /** Another attempt made it, or it is there under a key that the system takes for the same. */
    private Outcome afterDuplicate(MasterRow row, CompanyKey id, ConnectorException e) {
        List<MasterRows.There> there = rows.byKey(List.of(id.key()));
        for (MasterRows.There one : there) {
            if (one.id().equals(id)) {
                return update(one, row);
            }
        }
        checkUnused(id, there);
        return Outcome.of(e.problem());
    }

    private Outcome update(MasterRows.There there, MasterRow row) {
        CompanyKey id = there.id();
        Map<String, @Nullable Object> changes = row.changes(form, there.members());
        if (changes.isEmpty()) {
            return Outcome.unchanged(id.toString());
        }
        client.update(form.set(), List.of(OData.quoted(id.company()), OData.quoted(id.key())), there.etag(), changes);
        return Outcome.applied(id.toString());
    }

    private static void checkCompany(Write<?> write, MasterRow row, CompanyKey id) {
        if (!id.company().equals(row.company())) {
            throw new BadRecordException(Problem.ofField(
                    "COMPANY_CHANGED",
                    "dataAreaId",
                    row.company(),
                    "%s is %s in Dynamics 365, and now belongs to company %s"
                            .formatted(write.record().ref(), id, row.company()),
                    "Give it the company that it has, or make it anew under another key"));
        }
    }

    /** A key names one record: neither another company's nor one in other letters is taken for it, or made beside it (F-DAT-01). */
    private static void checkUnused(CompanyKey id, List<MasterRows.There> there) {
        for (MasterRows.There one : there) {
            if (one.id().key().equalsIgnoreCase(id.key())) {
                throw new BadRecordException(Problem.of(
                                FailureKind.DUPLICATE,
                                "KEY_TAKEN",
                                "Dynamics 365 has %s, whose key is that of %s but for company or letter case"
                                        .formatted(one.id(), id))
                        .withRemedy("Give the record another key, or link it to the row that is there"));
            }
        }
    }

    /** A number sequence that is not manual gives the row a number of its own. */
    private void checkCreated(CompanyKey id, String answer) {
        CompanyKey created;
        try {
            created = rows.id(JsonPage.members(answer));
        } catch (ConnectorException e) {
            throw new ConnectorException(
                    Problem.of(
                            FailureKind.OUTCOME_UNKNOWN,
                            "ROW_UNKNOWN",
                            "%s was created, and the answer cannot be read: %s".formatted(id, e.getMessage())),
                    e);
        }
        if (!created.equals(id)) {
            numbering.add(id.company());
            throw keyNotKept(id, "became %s; delete that".formatted(created));
        }
    }

    private BadRecordException keyNotKept(CompanyKey id, String what) {
        return new BadRecordException(Problem.of(
                        FailureKind.REFUSED,
                        "KEY_NOT_KEPT",
                        "The key %s of %s %s".formatted(id, form.set().setName(), what))
                .withRemedy("Set the number sequence of %s to manual in company %s, and start anew"
                        .formatted(form.set().setName(), id.company())));
    }
}
