package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.spi.ConnectorException;

/** Rows of one set of master data, as the system has them. */
final class MasterRows {

    private final ODataClient client;
    private final MasterForm<?> form;

    MasterRows(ODataClient client, MasterForm<?> form) {
        this.client = client;
        this.form = form;
    }

    /**
     * A row that is there.
     *
     * @param id company and key
     * @param members by name
     */
    record There(CompanyKey id, Map<String, String> members) {

        /** The state that {@code If-Match} names. */
        String etag() {
            return members.getOrDefault("@odata.etag", "*");
        }
    }

    /** All rows with these keys, of all companies; also such whose letter case differs, for the system need not tell it. */
    List<There> byKey(Collection<String> keys) {
        List<There> rows = new ArrayList<>();
        for (List<String> chunk : OData.chunks(keys)) {
            rows.addAll(rows(all().where(OData.isOneOf(keyField(), chunk))));
        }
        return rows;
    }

    /**
     * The next rows whose keys contain {@code text}, by key and company.
     *
     * @param after the last one before; none: from the start
     */
    List<There> after(@Nullable CompanyKey after, String text, int limit) {
        String ours = "%s eq %s".formatted(keyField(), OData.quoted("*" + text + "*"));
        String filter = after == null
                ? ours
                : "%s and (%2$s gt %3$s or (%2$s eq %3$s and dataAreaId gt %4$s))"
                        .formatted(ours, keyField(), OData.quoted(after.key()), OData.quoted(after.company()));
        return rows(all().where(filter).orderedBy(keyField() + ",dataAreaId").top(limit));
    }

    /** Company and key of a row. */
    CompanyKey id(Map<String, String> members) {
        try {
            return new CompanyKey(
                    Wire.required("dataAreaId", members.get("dataAreaId")),
                    Wire.required(keyField(), members.get(keyField())));
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem(), e);
        }
    }

    private Query all() {
        List<String> fields = new ArrayList<>(form.set().keys());
        fields.addAll(form.kept());
        return Query.of(form.set(), fields);
    }

    private String keyField() {
        return form.set().keys().get(1);
    }

    private List<There> rows(Query query) {
        return client.all(query).stream()
                .map(JsonPage::members)
                .map(members -> new There(id(members), members))
                .toList();
    }
}
