package org.tallystick.connector.dynamics365;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;

/**
 * Who a row is.
 *
 * @param system that it was read from
 * @param type of the record that it gives
 * @param key {@link EntitySet#id}
 */
record Row(String system, RecordType<?> type, String key) {

    /**
     * Of a row's text.
     *
     * @throws BadRecordException if it is no row, or a field of its key is empty
     */
    static Row of(String system, RecordType<?> type, EntitySet set, String json) {
        return new Row(system, type, set.id(members(json)));
    }

    /**
     * Of the text of a row that was read before, under that key: what its set is keyed by is not asked again.
     *
     * @throws BadRecordException if it is no row
     */
    static Row kept(String system, RecordType<?> type, String key, String json) {
        members(json);
        return new Row(system, type, key);
    }

    Header header() {
        return Header.of(ref());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The type is that of the source, whose drafts it is for.
    Ref<?> ref() {
        return new Ref(system, type, key);
    }

    /** The key of something else in the row's company. */
    String inCompany(String id) {
        return new CompanyKey(company(), id).toString();
    }

    /** A record of the row's company; none if the row names none. */
    <T extends Entity> @Nullable Ref<T> refInCompany(RecordType<T> other, @Nullable String id) {
        String text = Wire.text(id);
        return text == null ? null : new Ref<>(system, other, inCompany(text));
    }

    Ref<LegalEntity> refToCompany() {
        return new Ref<>(system, RecordType.LEGAL_ENTITY, company());
    }

    private String company() {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    private static Map<String, String> members(String json) {
        try {
            return JsonPage.members(json);
        } catch (ConnectorException e) {
            throw new BadRecordException(e.problem());
        }
    }
}
