package org.tallystick.testkit.connector;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Milestone;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds by the external key. */
final class PaperLookup implements RecordLookup<Milestone> {

    private final PaperWire wire;
    private final Variant variant;

    PaperLookup(PaperWire wire, Variant variant) {
        this.wire = wire;
        this.variant = variant;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Set<String> keys = new HashSet<>(
                variant.has(Bug.LOOKS_UP_THE_FIRST_500)
                        ? externalKeys.stream().limit(500).toList()
                        : externalKeys);
        Map<String, Found> found = new TreeMap<>();
        try {
            wire.ask((server, token) -> server.find(token, doc -> matches(doc, keys), 0, 10_000))
                    .items()
                    .forEach(doc -> found.put(doc.key(), found(doc)));
        } catch (ConnectorException failed) {
            if (!variant.has(Bug.NOTHING_FOUND_WHEN_DOWN)) {
                throw failed;
            }
        }
        return found;
    }

    private boolean matches(PaperDoc doc, Set<String> keys) {
        return variant.has(Bug.FINDS_BY_PREFIX)
                ? keys.stream().anyMatch(key -> doc.key().startsWith(key))
                : keys.contains(doc.key());
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        List<PaperDoc> docs = wire.ask((server, token) -> server.find(token, doc -> true, from, limit))
                .items();
        List<Found> found = docs.stream()
                .map(doc -> variant.has(Bug.LISTS_ANOTHER_DIGEST) ? listed(doc) : found(doc))
                .toList();
        return new Listing(
                found,
                docs.size() < limit || variant.has(Bug.LISTS_ONE_PAGE) ? null : String.valueOf(from + docs.size()));
    }

    private static Found listed(PaperDoc doc) {
        return new Found(doc.key(), doc.id(), null, doc.name(), null, null);
    }

    private static Found found(PaperDoc doc) {
        return new Found(doc.key(), doc.id(), null, doc.text(), null, null);
    }

    @Override
    public String digest(Write<Milestone> write) {
        Milestone record = write.record();
        String name = String.valueOf(record.name());
        return "%s|%s|%s|%s%s"
                .formatted(
                        variant.has(Bug.DIGEST_AS_SENT) ? name : name.strip(),
                        variant.has(Bug.DIGEST_WITHOUT_AMOUNT)
                                ? ""
                                : record.amount().amount().toPlainString(),
                        record.amount().currency().code(),
                        variant.has(Bug.DIGEST_WITHOUT_PROJECT)
                                ? ""
                                : write.references().values(),
                        variant.has(Bug.DIGEST_OF_ATTEMPT) ? write.idempotencyKey() : "");
    }
}
