package org.tallystick.connector.dynamics365;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;

/**
 * A row of headers.
 *
 * @param members by name
 * @param layout where it stands
 */
record HeaderRow(Map<String, String> members, Layout layout) {

    static HeaderRow parse(String json, Layout layout) {
        return new HeaderRow(JsonPage.members(json), layout);
    }

    /** Our key; empty if it has none. */
    String externalKey() {
        return members.getOrDefault(layout.keyField(), "");
    }

    /** @throws org.tallystick.connector.http.BadRecordException if it has none */
    CompanyKey id() {
        return layout.id(required("dataAreaId"), layout.idField(), required(layout.idField()));
    }

    /** The number for people; none before it is given. */
    @Nullable String number() {
        return layout.isNumberedAtOnce() || isPosted() ? Wire.text(members.get(layout.numberField())) : null;
    }

    boolean isPosted() {
        return "Yes".equals(members.get("IsPosted"));
    }

    /** The state that {@code If-Match} names. */
    String etag() {
        return members.getOrDefault("@odata.etag", "*");
    }

    /** @throws org.tallystick.connector.http.BadRecordException if it is empty or absent */
    String required(String field) {
        return Wire.required(field, members.get(field));
    }
}
