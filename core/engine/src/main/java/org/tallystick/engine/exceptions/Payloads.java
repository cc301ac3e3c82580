package org.tallystick.engine.exceptions;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.CaseScope;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.json.JsonMask;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.rules.classification.FieldClassification;

/** What a case is about: the document as received, or the record, with classified fields hidden or not (POL-7). */
final class Payloads {

    private final FieldClassification classification;

    Payloads(FieldClassification classification) {
        this.classification = classification;
    }

    /** A text, and what of it not everybody may see. */
    record Payload(String json, JsonMask mask) {

        /** What is no JSON is hidden as a whole. */
        String hidden() {
            try {
                return mask.hide(json);
            } catch (IllegalArgumentException e) {
                return JsonMask.HIDDEN;
            }
        }
    }

    /** Empty if it is about no document and no record, or that is not there any more. */
    Optional<Payload> of(StoreTransaction tx, CaseRow row) {
        CaseScope scope = CaseScope.of(row);
        if (scope.isDocument()) {
            return document(tx, scope).map(raw -> new Payload(raw, mask(scope)));
        }
        RecordType<?> type = scope.id().isEmpty() ? null : type(scope);
        return type == null
                ? Optional.empty()
                : record(tx, type, scope.id()).map(json -> new Payload(json, mask(type, json)));
    }

    /** Over the document that the case is about: over all of it if nobody said what documents of its flow hold. */
    JsonMask mask(CaseScope scope) {
        return classification.fieldsOfDocuments(scope.flow()).map(JsonMask::of).orElseGet(JsonMask::all);
    }

    private <T extends Entity> JsonMask mask(RecordType<T> type, String json) {
        boolean isTagged = !RecordCodec.decode(type, json)
                .header()
                .handling()
                .classification()
                .isEmpty();
        return isTagged ? JsonMask.all() : RecordCodec.mask(classification.fields(type));
    }

    static Optional<String> document(StoreTransaction tx, CaseScope scope) {
        return tx.documents().setAside(scope.flow(), List.of(scope.id())).stream()
                .flatMap(document -> Optional.ofNullable(document.raw()).stream())
                .findFirst();
    }

    private static @Nullable RecordType<?> type(CaseScope scope) {
        return RecordType.named(scope.flow().substring(scope.flow().indexOf('/') + 1))
                .orElse(null);
    }

    private static Optional<String> record(StoreTransaction tx, RecordType<?> type, String id) {
        return Optional.ofNullable(tx.records().find(type.name(), List.of(id)).get(id))
                .flatMap(row -> Optional.ofNullable(row.seen()));
    }
}
